import { changeRows } from "./rows-of-changes";
import { purchaseRows } from "./rows-of-purchases";
import { statusRows } from "./rows-of-status";
import type { StateRow } from "./state-row";

/** All states and the operations that customers may use in them, in the order of the merchants' page. */
export const stateRows: readonly StateRow[] = [...statusRows, ...changeRows, ...purchaseRows].map(
  withMethodChoice,
);

/**
 * Adds the choice of a payment method to every running subscription that is charged automatically. Most of these
 * customers have saved only one, so there is nothing to choose.
 */
function withMethodChoice(row: StateRow): StateRow {
  const runs = row.may.includes("cancellation") || row.may.includes("keep_subscription");
  const isWaiting = row.state === "incomplete";
  if (!runs || isWaiting || row.isPaidByInvoice || row.may.includes("use_payment_method")) return row;
  return { ...row, nothingToChoose: [...(row.nothingToChoose ?? []), "use_payment_method"] };
}
