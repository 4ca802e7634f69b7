import "server-only";
import type Stripe from "stripe";

/** A discount in effect, whether on a subscription, on one of its items or on the customer. */
export type AppliedDiscount = {
  id: string;
  couponId: string;
  /**
   * The merchant's name for it. Null for a coupon without a name, because its ID is for the merchant only.
   */
  name: string | null;
  percentOff: number | null;
  /** The amounts that are known, by currency, in minor units. Null for a percentage. */
  amountsOff: Readonly<Record<string, number>> | null;
  /** Whether `amountsOff` has all of its currencies. If so, the discount is zero in any other currency. */
  isComplete: boolean;
  /** Seconds. */
  endsAt: number | null;
  isOnce: boolean;
};

/** Returns a list with the discount, which is empty if Stripe didn't send the coupon. */
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
