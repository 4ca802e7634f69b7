import type { World } from "../../world";
import { rehearse } from "../clock/rehearse";
import type { DiscountOwner, FirstBill } from "./discount-owner";
import type { Coupon, Discount } from "./discount-records";
import { createDiscount, replaceDiscounts, type SentDiscount } from "./discounts";
import type { PromotionCode } from "./promotion-redemption";

/**
 * Refuses discounts that can't be scheduled: a coupon or code must be valid when a request names it, whichever phase it
 * is for. Scheduling redeems nothing. Unverified: Stripe checks this as early as the request.
 */
export function checkScheduledDiscounts(
  world: World,
  sent: SentDiscount[],
  owner: DiscountOwner,
  { path, firstBill }: { path: string; firstBill?: FirstBill | undefined },
): void {
  if (sent.length > 0) rehearse(world, () => replaceDiscounts(world, sent, owner, firstBill, path));
}

/**
 * The discounts of a starting phase. A discount that was valid when it was scheduled still applies if its coupon has
 * since expired, been used up or been deleted, or its code was deactivated (unverified). A discount that has ended or
 * would apply twice is skipped, because no request is waiting for an error.
 */
export function startScheduledDiscounts(
  world: World,
  sent: SentDiscount[] | "" | undefined,
  owner: DiscountOwner,
): string[] {
  if (sent === undefined) return [...owner.discounts];
  const ids: string[] = [];
  const given = new Set<string>();
  for (const one of sent || []) {
    const coupon = couponOf(world, one, owner);
    if (!coupon || given.has(coupon)) continue;
    given.add(coupon);
    ids.push(one.discount ?? redeem(world, coupon, one.promotion_code, owner));
  }
  return ids;
}

function couponOf(
  world: World,
  { coupon, discount, promotion_code: code }: SentDiscount,
  { discounts }: DiscountOwner,
): string | undefined {
  if (discount !== undefined) {
    return discounts.includes(discount)
      ? world.find<Discount>("discount", discount)?.source.coupon
      : undefined;
  }
  return code === undefined ? coupon : world.find<PromotionCode>("promotion_code", code)?.promotion.coupon;
}

function redeem(world: World, id: string, code: string | undefined, owner: DiscountOwner): string {
  const coupon = world.find<Coupon>("coupon", id);
  if (!coupon) throw new Error(`The world has lost its coupon ${id}.`);
  const promotion = code === undefined ? undefined : world.find<PromotionCode>("promotion_code", code);
  if (promotion) world.change(promotion, { times_redeemed: promotion.times_redeemed + 1 });
  return createDiscount(world, coupon, owner, code ?? null);
}
