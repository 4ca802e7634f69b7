import "server-only";
import type Stripe from "stripe";

/** A discount that is given, wherever it hangs: at a subscription, at an item of it, or at the customer. */
export type AppliedDiscount = {
  id: string;
  couponId: string;
  /** What the merchant calls it; null for a coupon without a name, whose ID is for the merchant alone. */
  name: string | null;
  percentOff: number | null;
  /** By currency, in minor units, as far as that is known; null for a percentage. */
  amountsOff: Readonly<Record<string, number>> | null;
  /** Every currency it has an amount in is known: in another one it takes nothing off. */
  isComplete: boolean;
  /** Seconds. */
  endsAt: number | null;
  isOnce: boolean;
};

/** None for a discount whose coupon was not told. */
export function reshapeDiscount(from: string | Stripe.Discount): AppliedDiscount[] {
  if (typeof from === "string") return [];
  const { coupon } = from.source;
  if (!coupon || typeof coupon === "string") return [];
  const { id: couponId, name, percent_off: percentOff, duration } = coupon;
  return [
    {
      id: from.id,
      couponId,
      name,
      percentOff,
      ...amountsOf(coupon),
      endsAt: from.end,
      isOnce: duration === "once",
    },
  ];
}

export function amountsOf({
  amount_off: amount,
  currency,
  currency_options: options,
}: Stripe.Coupon): Pick<AppliedDiscount, "amountsOff" | "isComplete"> {
  if (amount === null || !currency) return { amountsOff: null, isComplete: true };
  const others = Object.entries(options ?? {}).map(([name, { amount_off }]) => [name, amount_off] as const);
  return {
    amountsOff: { ...Object.fromEntries(others), [currency]: amount },
    isComplete: options !== undefined,
  };
}
