import type { OperationName } from "../../operations/operations";

/**
 * What a customer may do in each state, written from the product's edge cases and not from the code: the test asks
 * every cell of the buttons and of the front door, and `docs/permissions.md` shows the same table to merchants.
 */
export type StateRow = {
  /** The scenario of the simulator in which one customer is in this state. */
  state: string;
  title: string;
  /** Which of the customer's subscriptions is meant, where there are several. */
  status?: "canceled";
  /** There is a customer at most. */
  hasSubscription?: false;
  why: string;
  /** Nothing saved is charged for it. */
  isPaidByInvoice?: true;
  /** Everything else is refused. */
  may: readonly OperationName[];
  /** Of these, what no setting governs here. */
  always?: readonly OperationName[];
  /** Allowed as such, but here there is nothing to choose from: no button, and no input that would be taken. */
  nothingToChoose?: readonly OperationName[];
};

/** What concerns the customer as a whole goes on in every state. */
const forms = [
  "update_card",
  "set_default_payment_method",
  "remove_payment_method",
  "billing_details",
  "add_tax_id",
  "remove_tax_id",
] as const;
export const customerOperations = ["pay_invoice", ...forms] as const;

/** While nothing is in the way. Only a product that says so is counted in units. */
export const running = ["change_plan", "apply_coupon", "cancellation", ...customerOperations] as const;
export const runningRow = { may: running, nothingToChoose: ["change_quantity"] } as const;

/** Paid in advance for a month: what a pause of months is made of. */
export const paidMonthlyRow = { may: ["pause", ...running], nothingToChoose: ["change_quantity"] } as const;

export const ended = ["resubscribe", ...customerOperations] as const;
export const onlyCancel = ["cancellation", ...customerOperations] as const;
