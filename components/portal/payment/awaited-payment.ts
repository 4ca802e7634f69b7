/** A payment finished elsewhere, and where on the page its result is shown. */
export type AwaitedPayment = {
  invoiceId: string;
  placeId: string;
  /** What Stripe showed of it at the last check; null if nothing is known yet. */
  stamp: string | null;
};
