import type { Preview } from "../../stripe/subscriptions/previews";

/** The effect of a customer's balance on the amount due. Each amount is in minor units and at least zero. */
export type Settlement = {
  /** Paid from the customer's credit. */
  fromCredit: number;
  /** An earlier debt that is charged along with the change. */
  owedBefore: number;
  /** An amount too small to charge, which is added to the next invoice. */
  carried: number;
  /** Unused credit, which reduces the next invoices. */
  toCredit: number;
};

/**
 * Computes how the total becomes the amount due: credit pays first, earlier debt is added, and an amount below Stripe's
 * minimum charge goes to the balance. Total − fromCredit + owedBefore − carried + toCredit = amountDue. Pure.
 */
export function settlementOf({
  total,
  amountDue,
  startingBalance: before,
}: Pick<Preview, "total" | "amountDue" | "startingBalance">): Settlement {
  // An amount that is charged now can't go to the balance.
  const after = amountDue === 0 ? total + before : 0;
  return {
    fromCredit: total > 0 ? Math.min(Math.max(0, -before), total) : 0,
    owedBefore: Math.max(0, before),
    carried: Math.max(0, after),
    toCredit: Math.max(0, -after - Math.max(0, -before)),
  };
}
