import type { Preview } from "../../stripe/subscriptions/previews";

/** What a customer's balance does to what is due; every amount in minor units and at least zero. */
export type Settlement = {
  /** Paid from credit the customer has. */
  fromCredit: number;
  /** Owed from before, and asked for with it. */
  owedBefore: number;
  /** Too small an amount to be charged: it is asked for with the next invoice. */
  carried: number;
  /** Credited and not used up: it comes off the next invoices. */
  toCredit: number;
};

/**
 * How the total becomes what is due: credit pays first, what is owed from before is added, and what is under
 * Stripe's smallest charge goes back to the balance. Total − fromCredit + owedBefore − carried + toCredit = amountDue. Pure.
 */
export function settlementOf({
  total,
  amountDue,
  startingBalance: before,
}: Pick<Preview, "total" | "amountDue" | "startingBalance">): Settlement {
  // Only what is not charged now can go to the balance.
  const after = amountDue === 0 ? total + before : 0;
  return {
    fromCredit: total > 0 ? Math.min(Math.max(0, -before), total) : 0,
    owedBefore: Math.max(0, before),
    carried: Math.max(0, after),
    toCredit: Math.max(0, -after - Math.max(0, -before)),
  };
}
