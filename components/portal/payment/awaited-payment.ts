/** A payment that the customer finishes elsewhere, and where on the page its result is shown. */
export type AwaitedPayment = {
  invoiceId: string;
  placeId: string;
  /** The payment's state at the last check; null if nothing is known yet. */
  stamp: string | null;
};
