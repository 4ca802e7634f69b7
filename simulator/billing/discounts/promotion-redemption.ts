import { invalidRequest } from "../../wire/errors";
import { noSuch } from "../../wire/no-such";
import type { Stored, World } from "../../world";
import type { PaymentIntent, Subscription } from "../records";
import type { DiscountOwner, FirstBill } from "./discount-owner";
import type { Coupon } from "./discount-records";

export type PromotionCode = Stored & {
  active: boolean;
  code: string;
  customer: string | null;
  expires_at: number | null;
  max_redemptions: number | null;
  promotion: { type: "coupon"; coupon: string };
  restrictions: {
    first_time_transaction: boolean;
    minimum_amount: number | null;
    minimum_amount_currency: string | null;
    currency_options?: Record<string, { minimum_amount: number }>;
  };
  times_redeemed: number;
};

/**
 * Redeems a promotion code (by ID) for a customer and returns its coupon. Only the message about prior transactions is
 * known to be Stripe's.
 */
export function redeemPromotionCode(
  world: World,
  id: string,
  owner: DiscountOwner,
  param: string,
  firstBill: FirstBill,
): Coupon {
  const promotion = world.find<PromotionCode>("promotion_code", id);
  if (!promotion) throw noSuch("promotion_code", id, param);
  const refusal = refusalOf(world, promotion, owner) ?? minimumRefusal(promotion, owner.currency, firstBill);
  if (refusal) throw invalidRequest(refusal, { param });
  const coupon = world.find<Coupon>("coupon", promotion.promotion.coupon);
  if (!coupon) throw noSuch("coupon", promotion.promotion.coupon, param);
  world.change(promotion, { times_redeemed: promotion.times_redeemed + 1 });
  return coupon;
}

function refusalOf(world: World, promotion: PromotionCode, owner: DiscountOwner): string | undefined {
  const { active, customer: only, expires_at, max_redemptions, restrictions, times_redeemed } = promotion;
  const over = expires_at !== null && expires_at <= world.now();
  const used = max_redemptions !== null && times_redeemed >= max_redemptions;
  if (!active || over || used) return "This promotion code is expired or has been redeemed too many times.";
  if (only !== null && only !== owner.customer) {
    return "This promotion code cannot be redeemed because it does not belong to the customer.";
  }
  if (restrictions.first_time_transaction && hasPriorTransactions(world, owner)) {
    return "This promotion code cannot be redeemed because the associated customer has prior transactions.";
  }
  return undefined;
}

/** The minimum applies only to a first bill, to its amount before discounts. */
function minimumRefusal(
  { restrictions }: PromotionCode,
  currency: string,
  firstBill: FirstBill,
): string | undefined {
  const { minimum_amount: minimum, minimum_amount_currency: of, currency_options: others } = restrictions;
  if (minimum === null) return undefined;
  if (!firstBill) return "Promotion codes with a minimum amount cannot be used to update a subscription.";
  const least = of === null || of === currency ? minimum : others?.[currency]?.minimum_amount;
  const isEnough = least !== undefined && firstBill.amount >= least;
  return isEnough
    ? undefined
    : "This promotion code cannot be redeemed because the order does not meet the minimum amount requirement.";
}

/** Whether the customer has prior transactions: any payment that was ever requested, or a trial. */
function hasPriorTransactions(world: World, { customer, subscription: own }: DiscountOwner): boolean {
  const hasPaid = world.all<PaymentIntent>("payment_intent").some((intent) => intent.customer === customer);
  const hasTried = world
    .all<Subscription>("subscription")
    .some((one) => one.customer === customer && one.id !== own && one.trial_start !== null);
  return hasPaid || hasTried;
}
