import { requireObject } from "../../require-object";
import { buildObject } from "../../schema/build-object";
import { invalidRequest } from "../../wire/errors";
import { noSuch } from "../../wire/no-such";
import type { World } from "../../world";
import { afterRecurrences } from "../clock/periods";
import type { Customer } from "../records";
import type { Reduction } from "./discount-allocation";
import type { DiscountOwner, FirstBill } from "./discount-owner";
import type { Coupon, Discount } from "./discount-records";
import { redeemPromotionCode } from "./promotion-redemption";

/** How the discounts of a request or of a starting phase are resolved to the owner's discount IDs. */
export type ResolveDiscounts = (
  world: World,
  sent: SentDiscount[] | "" | undefined,
  owner: DiscountOwner,
  firstBill?: FirstBill,
) => string[];

export type SentDiscount = { coupon?: string; discount?: string; promotion_code?: string };
/**
 * The owner's discounts after a request. A list replaces all of them (so existing ones must be sent again as
 * `{discount}`), `''` clears them, and a request without the parameter leaves them unchanged.
 */
export function replaceDiscounts(
  world: World,
  sent: SentDiscount[] | "" | undefined,
  owner: DiscountOwner,
  firstBill?: FirstBill,
  path = "discounts",
): string[] {
  if (sent === undefined) return [...owner.discounts];
  if (sent === "") return [];
  if (sent.length > 20) throw invalidRequest("You may only specify up to 20 discounts.", { param: path });
  const ids = sent.map((one, i) => resolveDiscount(world, one, owner, `${path}[${i}]`, firstBill));
  refuseRepeatedCoupons(world, ids);
  return ids;
}

function resolveDiscount(
  world: World,
  sent: SentDiscount,
  owner: DiscountOwner,
  param: string,
  firstBill: FirstBill,
): string {
  if (sent.discount) {
    // Stated in Stripe's package: a discount of an ancestor, here the customer, may be used as well.
    const ofCustomer = world.find<Customer>("customer", owner.customer)?.discount;
    if (![...owner.discounts, ofCustomer].includes(sent.discount))
      throw noSuch("discount", sent.discount, `${param}[discount]`);
    return sent.discount;
  }
  if (sent.promotion_code) {
    const coupon = redeemPromotionCode(
      world,
      sent.promotion_code,
      owner,
      `${param}[promotion_code]`,
      firstBill,
    );
    return startDiscount(world, coupon, owner, sent.promotion_code);
  }
  if (sent.coupon)
    return startDiscount(world, findCoupon(world, sent.coupon, `${param}[coupon]`), owner, null);
  throw invalidRequest("You must specify one of: coupon, discount, promotion_code.", { param });
}

function findCoupon(world: World, id: string, param: string): Coupon {
  return requireObject<Coupon>(world, "coupon", id, param);
}

function startDiscount(
  world: World,
  coupon: Coupon,
  owner: DiscountOwner,
  promotionCode: string | null,
): string {
  const expired = coupon.redeem_by !== null && coupon.redeem_by <= world.now();
  const used = coupon.max_redemptions !== null && coupon.times_redeemed >= coupon.max_redemptions;
  if (!coupon.valid || expired || used) {
    throw invalidRequest(`Coupon expired: ${coupon.id}`, { code: "coupon_expired", param: "coupon" });
  }
  refuseOtherCurrency(coupon, owner);
  return createDiscount(world, coupon, owner, promotionCode);
}

/** Redeems a coupon without checking that it is still valid. */
export function createDiscount(
  world: World,
  coupon: Coupon,
  owner: DiscountOwner,
  promotionCode: string | null,
): string {
  world.change(coupon, { times_redeemed: coupon.times_redeemed + 1 });
  const start = world.now();
  const months = coupon.duration === "repeating" ? (coupon.duration_in_months ?? 0) : 0;
  const discount = buildObject<Discount>("discount", {
    id: world.newId("di"),
    customer: owner.customer,
    subscription: owner.subscription,
    source: { type: "coupon", coupon: coupon.id },
    promotion_code: promotionCode,
    start,
    end: months > 0 ? afterRecurrences(start, { interval: "month", interval_count: 1 }, months) : null,
  });
  return world.put(discount).id;
}

/**
 * A coupon for an amount applies only in its own currency and in the currencies of its `currency_options`. The error's
 * text is from memory and unverified.
 */
function refuseOtherCurrency(
  { amount_off: amount, currency, currency_options }: Coupon,
  owner: DiscountOwner,
): void {
  if (amount === null || amount === undefined || currency === owner.currency) return;
  if (owner.currency in ((currency_options ?? {}) as object)) return;
  throw invalidRequest(
    `This coupon cannot be redeemed because its currency is ${currency}, which is not the currency of what it is applied to (${owner.currency}).`,
    { param: "coupon" },
  );
}

function refuseRepeatedCoupons(world: World, ids: string[]): void {
  const coupons = ids.map((id) => world.find<Discount>("discount", id)?.source.coupon);
  if (new Set(coupons).size !== coupons.length) {
    throw invalidRequest("You cannot apply the same coupon more than once.", { param: "discounts" });
  }
}

/** The discounts in force at a moment: a repeating one ends after its months. */
export function discountsInForce(world: World, ids: readonly string[], at: number): Discount[] {
  return ids
    .map((id) => world.find<Discount>("discount", id))
    .filter((discount) => discount !== undefined)
    .filter(({ end }) => end === null || end > at);
}

export function reductionsOf(
  world: World,
  ids: readonly string[],
  at: number,
  currency: string,
): Reduction[] {
  return discountsInForce(world, ids, at).map((discount) => {
    const coupon = couponOf(world, discount);
    return {
      discount: discount.id,
      percentOff: coupon.percent_off ?? null,
      amountOff: amountOff(coupon, currency),
      products: coupon.applies_to?.products ?? null,
    };
  });
}

function amountOff(
  { amount_off: amount, currency: own, currency_options }: Coupon,
  currency: string,
): number | null {
  const others = (currency_options ?? {}) as Record<string, { amount_off: number } | undefined>;
  if (amount === null || amount === undefined || own === currency) return amount ?? null;
  // Documented: an amount in another currency takes nothing off.
  return others[currency]?.amount_off ?? 0;
}

/** The owner's discounts that remain once an invoice is final. Discounts for one invoice are used up. */
export function withoutSpent(world: World, ids: readonly string[], at: number): string[] {
  return discountsInForce(world, ids, at)
    .filter((discount) => couponOf(world, discount).duration !== "once")
    .map((discount) => discount.id);
}

/** A deleted coupon still applies through the discounts made from it, so the world never forgets a coupon. */
function couponOf(world: World, discount: Discount): Coupon {
  const coupon = world.find<Coupon>("coupon", discount.source.coupon);
  if (!coupon) throw new Error(`The world has lost its coupon ${discount.source.coupon}.`);
  return coupon;
}
