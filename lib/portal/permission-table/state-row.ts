import { customerOperationNames, type OperationName } from "../../operations/operations";

/**
 * A state and the operations that a customer may use in it. It is written from the product's edge cases, not from the
 * code. The test checks every cell against the buttons and the front door, and `docs/permissions.md` shows the same
 * table to merchants.
 */
export type StateRow = {
  /** The simulator's scenario with one customer in this state. */
  state: string;
  title: string;
  /** Selects the customer's canceled subscription. */
  status?: "canceled";
  /** Set if the customer has no subscription or doesn't exist. */
  hasSubscription?: false;
  why: string;
  /** Set if no saved payment method is charged automatically. */
  isPaidByInvoice?: true;
  /** The allowed operations. All others are refused. */
  may: readonly OperationName[];
  /** The operations that are allowed here even if their settings are off. */
  always?: readonly OperationName[];
  /**
   * Allowed operations for which there is nothing to choose from: the page shows no button, and the server refuses
   * every input.
   */
  nothingToChoose?: readonly OperationName[];
};

/** Operations on the customer are allowed in every state that has a customer, including states added later. */
export const customerOperations = customerOperationNames;

/** Allowed while nothing prevents a change. Units can be changed only if the product says so. */
export const running = ["change_plan", "apply_coupon", "cancellation", ...customerOperations] as const;
export const runningRow = { may: running, nothingToChoose: ["change_quantity"] } as const;

/** For a subscription that is paid monthly in advance, and can therefore be paused for whole months. */
export const paidMonthlyRow = { may: ["pause", ...running], nothingToChoose: ["change_quantity"] } as const;

export const ended = ["resubscribe", ...customerOperations] as const;
export const onlyCancel = ["cancellation", ...customerOperations] as const;
