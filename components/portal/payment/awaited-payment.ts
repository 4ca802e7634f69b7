/** A payment that the customer finishes outside the portal, and the place in the portal that shows its result. */
export type AwaitedPayment = {
  invoiceId: string;
  placeId: string;
  /** The payment's state at the last check; null if nothing is known yet. */
  stamp: string | null;
};
