import { customerOperationNames, type OperationName } from "../../operations/operations";

/**
 * A state and what a customer may do in it, written from the product's edge cases and not from the code. The test
 * checks every cell against the buttons and the front door, and `docs/permissions.md` shows the same table to
 * merchants.
 */
export type StateRow = {
  /** The simulator's scenario with one customer in this state. */
  state: string;
  title: string;
  /** Selects one of the customer's subscriptions. */
  status?: "canceled";
  /** Set if there is no subscription, and perhaps no customer. */
  hasSubscription?: false;
  why: string;
  /** Set if no saved payment method is charged. */
  isPaidByInvoice?: true;
  /** The allowed operations. All others are refused. */
  may: readonly OperationName[];
  /** Those that are allowed here whatever the settings. */
  always?: readonly OperationName[];
  /** Allowed, but there is nothing to choose from: no button, and every input is refused. */
  nothingToChoose?: readonly OperationName[];
};

/** Operations on the customer are allowed in every state that has a customer, including states added later. */
export const customerOperations = customerOperationNames;

/** Allowed while nothing is in the way. Units can be changed only if the product says so. */
export const running = ["change_plan", "apply_coupon", "cancellation", ...customerOperations] as const;
export const runningRow = { may: running, nothingToChoose: ["change_quantity"] } as const;

/** Paid monthly in advance, so it can be paused for whole months. */
export const paidMonthlyRow = { may: ["pause", ...running], nothingToChoose: ["change_quantity"] } as const;

export const ended = ["resubscribe", ...customerOperations] as const;
export const onlyCancel = ["cancellation", ...customerOperations] as const;
