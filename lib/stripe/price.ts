import type Stripe from "stripe";

/** Prices, and what they are in the currencies they are sold in. Pure: it asks nobody. */

export type Interval = Stripe.Price.Recurring.Interval;

export type Price = {
  id: string;
  productId: string;
  /** Null for tiered prices, which have no single amount. */
  amount: number | null;
  currency: string;
  /** What it is in every currency it is sold in, as far as was asked for; null where that has no single amount. */
  amounts: Readonly<Record<string, number | null>>;
  interval: Interval;
  intervalCount: number;
  isMetered: boolean;
  /** Every unit takes the amount: neither in tiers, nor in packages, nor by usage. */
  isPerUnit: boolean;
  /** So many units are sold together, and what is begun or not full counts so; null where units are sold singly. */
  packages: { size: number; isRoundedUp: boolean } | null;
  isActive: boolean;
};

/** The same price as it is paid in that currency; null where it is not sold in it. */
export function priceIn(price: Price, currency: string): Price | null {
  if (price.currency === currency) return price;
  const amount = price.amounts[currency];
  if (amount === undefined) return null;
  return { ...price, currency, amount, isPerUnit: price.isPerUnit && amount !== null };
}

/** The price of a subscription's item, which is paid in the subscription's currency whatever the price's own is. */
export function priceAsPaid(price: Price, currency: string): Price {
  // Stripe goes on with what was agreed to when a currency is taken from a price, and tells nobody the amount.
  return priceIn(price, currency) ?? { ...price, currency, amount: null, isPerUnit: false };
}

/** The plans that can be paid in this currency, as they are paid in it. */
export function plansIn<Plan extends { price: Price }>(plans: readonly Plan[], currency: string): Plan[] {
  return plans.flatMap((plan) => {
    const price = priceIn(plan.price, currency);
    return price ? [{ ...plan, price }] : [];
  });
}
