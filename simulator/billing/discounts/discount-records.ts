import type { Stored } from "../../world";

export type Coupon = Stored & {
  percent_off: number | null;
  amount_off: number | null;
  currency: string | null;
  duration: "forever" | "once" | "repeating";
  duration_in_months: number | null;
  max_redemptions: number | null;
  redeem_by: number | null;
  times_redeemed: number;
  valid: boolean;
  applies_to?: { products: string[] } | null;
};

export type Discount = Stored & {
  source: { type: "coupon"; coupon: string };
  promotion_code: string | null;
  customer: string;
  subscription: string | null;
  start: number;
  end: number | null;
};
