import { invalidRequest, noSuch } from "../wire/errors";
import type { Stored, World } from "../world";
import type { Coupon, PaymentIntent } from "./records";

type PromotionCode = Stored & {
  active: boolean;
  code: string;
  customer: string | null;
  expires_at: number | null;
  max_redemptions: number | null;
  promotion: { type: "coupon"; coupon: string };
  restrictions: { first_time_transaction: boolean; minimum_amount: number | null };
  times_redeemed: number;
};

/**
 * Redeems a promotion code (by its id) for a customer and answers its coupon. Only the text about prior
 * transactions is known to be Stripe's own.
 */
export function redeemPromotionCode(
  world: World,
  id: string,
  customer: string,
  param: string,
  creating: boolean,
): Coupon {
  const promotion = world.find<PromotionCode>("promotion_code", id);
  if (!promotion) throw noSuch("promotion code", id, param);
  const refusal = refusalOf(world, promotion, customer, creating);
  if (refusal) throw invalidRequest(refusal, { param });
  const coupon = world.find<Coupon>("coupon", promotion.promotion.coupon);
  if (!coupon) throw noSuch("coupon", promotion.promotion.coupon, param);
  world.change(promotion, { times_redeemed: promotion.times_redeemed + 1 });
  return coupon;
}

function refusalOf(
  world: World,
  promotion: PromotionCode,
  customer: string,
  creating: boolean,
): string | undefined {
  const { active, customer: only, expires_at, max_redemptions, restrictions, times_redeemed } = promotion;
  const over = expires_at !== null && expires_at <= world.now();
  const used = max_redemptions !== null && times_redeemed >= max_redemptions;
  if (!active || over || used) return "This promotion code is expired or has been redeemed too many times.";
  if (only !== null && only !== customer) {
    return "This promotion code cannot be redeemed because it does not belong to the customer.";
  }
  if (restrictions.first_time_transaction && hasPaidBefore(world, customer)) {
    return "This promotion code cannot be redeemed because the associated customer has prior transactions.";
  }
  if (restrictions.minimum_amount !== null && !creating) {
    return "Promotion codes with a minimum amount cannot be used to update a subscription.";
  }
  return undefined;
}

function hasPaidBefore(world: World, customer: string): boolean {
  return world
    .all<PaymentIntent>("payment_intent")
    .some((intent) => intent.customer === customer && intent.status === "succeeded");
}
