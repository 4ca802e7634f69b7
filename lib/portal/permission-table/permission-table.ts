import { operationCases } from "@/e2e/operations/all-operations";
import { operationNames } from "../../operations/operations";
import { changeRows } from "./rows-of-changes";
import { purchaseRows } from "./rows-of-purchases";
import { statusRows } from "./rows-of-status";
import type { StateRow } from "./state-row";

/** All states and the operations that customers may use in them, in the order of `docs/permissions.md`. */
export const stateRows: readonly StateRow[] = [...statusRows, ...changeRows, ...purchaseRows].map(
  withRulesOfOperations,
);

/** Adds the operations whose own files in `e2e/operations` declare that they are allowed in this state. */
function withRulesOfOperations(row: StateRow): StateRow {
  const saidTo = (answer: "may" | "nothingToChoose") =>
    operationNames.filter((name) => operationCases[name].inState?.(row) === answer);
  return {
    ...row,
    may: [...row.may, ...saidTo("may")],
    nothingToChoose: [...(row.nothingToChoose ?? []), ...saidTo("nothingToChoose")],
  };
}
