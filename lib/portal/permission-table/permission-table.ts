import { changeRows } from "./rows-of-changes";
import { purchaseRows } from "./rows-of-purchases";
import { statusRows } from "./rows-of-status";
import type { StateRow } from "./state-row";

/** All states and what customers may do in them, in the order of the page that merchants read. */
export const stateRows: readonly StateRow[] = [...statusRows, ...changeRows, ...purchaseRows].map(
  withMethodChoice,
);

/**
 * A running subscription that is charged automatically can be charged to another method, but most of these
 * customers have saved no other.
 */
function withMethodChoice(row: StateRow): StateRow {
  const runs = row.may.includes("cancellation") || row.may.includes("keep_subscription");
  const isWaiting = row.state === "incomplete";
  if (!runs || isWaiting || row.isPaidByInvoice || row.may.includes("use_payment_method")) return row;
  return { ...row, nothingToChoose: [...(row.nothingToChoose ?? []), "use_payment_method"] };
}
