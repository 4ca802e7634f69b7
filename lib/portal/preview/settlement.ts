import type { Preview } from "../../stripe/subscriptions/previews";

/** How a customer's balance affects what is due; every amount in minor units and at least zero. */
export type Settlement = {
  /** Paid from the customer's credit. */
  fromCredit: number;
  /** Owed from before and charged along with it. */
  owedBefore: number;
  /** Too small to charge, so it is added to the next invoice. */
  carried: number;
  /** Credited and unused; it is taken off the next invoices. */
  toCredit: number;
};

/**
 * How the total becomes the amount due: credit pays first, earlier debt is added, and an amount below
 * Stripe's minimum charge goes back to the balance. Total − fromCredit + owedBefore − carried + toCredit =
 * amountDue. Pure.
 */
export function settlementOf({
  total,
  amountDue,
  startingBalance: before,
}: Pick<Preview, "total" | "amountDue" | "startingBalance">): Settlement {
  // Only what isn't charged now can go to the balance.
  const after = amountDue === 0 ? total + before : 0;
  return {
    fromCredit: total > 0 ? Math.min(Math.max(0, -before), total) : 0,
    owedBefore: Math.max(0, before),
    carried: Math.max(0, after),
    toCredit: Math.max(0, -after - Math.max(0, -before)),
  };
}
