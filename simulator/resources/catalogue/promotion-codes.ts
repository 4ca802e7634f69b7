import type Stripe from "stripe";
import type { Call, Params, Resource } from "../../call";
import { listMatching } from "../../list-matching";
import { requireObject } from "../../require-object";
import { buildObject } from "../../schema/build-object";
import { mergeMetadata } from "../../schema/metadata";
import { invalidRequest } from "../../wire/errors";
import type { Stored, World } from "../../world";
import { sentFields } from "../sent-fields";
import { isRedeemable } from "./coupons";
import { byLowerCase } from "./currency-options";

const sameCode = (a: unknown, b: string): boolean => String(a).toLowerCase() === b.toLowerCase();

function create({ world, params }: Call<Stripe.PromotionCodeCreateParams>): Stored {
  const { coupon: couponId } = params.promotion;
  if (!couponId) {
    throw invalidRequest("Missing required param: promotion[coupon].", {
      code: "parameter_missing",
      param: "promotion[coupon]",
    });
  }
  const coupon = requireObject(world, "coupon", couponId, "promotion[coupon]");
  if (params.customer) requireObject(world, "customer", params.customer, "customer");
  const code = params.code ?? world.newCode().toUpperCase();
  refuseBeyondCoupon(coupon, params);
  refuseTakenCode(world, code, params.customer ?? null);
  return world.put(
    buildObject("promotion_code", {
      id: world.newId("promo"),
      active: params.active ?? true,
      code,
      created: world.now(),
      livemode: world.livemode,
      times_redeemed: 0,
      ...sentFields(params, ["customer", "expires_at", "max_redemptions"]),
      metadata: mergeMetadata({}, params.metadata),
      promotion: { type: "coupon", coupon: coupon.id },
      restrictions: {
        first_time_transaction: params.restrictions?.first_time_transaction ?? false,
        minimum_amount: params.restrictions?.minimum_amount ?? null,
        minimum_amount_currency: params.restrictions?.minimum_amount_currency ?? null,
        ...(params.restrictions?.currency_options && {
          currency_options: byLowerCase(params.restrictions.currency_options),
        }),
      },
    }),
  );
}

/**
 * Documented: a code cannot last longer or be redeemed more often than its coupon. The error's wording is from memory
 * and unverified.
 */
function refuseBeyondCoupon(coupon: Stored, params: Stripe.PromotionCodeCreateParams): void {
  const { expires_at: until, max_redemptions: most, restrictions } = params;
  const { max_redemptions: mostOfCoupon, redeem_by: untilOfCoupon } = coupon;
  const refuse = (param: string, ofCoupon: string) =>
    invalidRequest(`\`${param}\` cannot be greater than the coupon's \`${ofCoupon}\`.`, { param });
  if (until !== undefined && untilOfCoupon !== null && until > Number(untilOfCoupon))
    throw refuse("expires_at", "redeem_by");
  if (most !== undefined && mostOfCoupon !== null && most > Number(mostOfCoupon))
    throw refuse("max_redemptions", "max_redemptions");
  const { minimum_amount: minimum, minimum_amount_currency: currency, currency_options } = restrictions ?? {};
  if ((minimum === undefined) !== (currency === undefined))
    throw invalidRequest("`minimum_amount` and `minimum_amount_currency` must be given together.", {
      param: "restrictions[minimum_amount]",
    });
  if (currency && Object.keys(currency_options ?? {}).some((other) => sameCode(other, currency)))
    throw invalidRequest("`currency_options` cannot name the currency of `minimum_amount_currency`.", {
      param: "restrictions[currency_options]",
    });
}

/**
 * Documented: active codes are unique per customer, ignoring case. Several customers may each have the same code,
 * unless an active code for all customers has the same text.
 */
function refuseTakenCode(world: World, code: string, customer: string | null): void {
  const concerns = (other: Stored) =>
    customer === null || other.customer === null || other.customer === customer;
  const isTaken = listMatching(world, "promotion_code", {}).some(
    (other) => concerns(other) && isUsable(world, other) && sameCode(other.code, code),
  );
  if (isTaken)
    throw invalidRequest(`An active promotion code with \`code: ${code}\` already exists.`, {
      param: "code",
    });
}

/**
 * Whether the code is active and can still be redeemed. A code also stops working when it or its coupon expires or is
 * used up.
 */
function isUsable(world: World, promotion: Stored): boolean {
  const { active } = promotion;
  return active === true && canBeRedeemed(world, promotion);
}

/**
 * Whether the code can be redeemed, regardless of `active`. Documented: a code that cannot be redeemed stays inactive
 * for good.
 */
function canBeRedeemed(world: World, promotion: Stored): boolean {
  const { expires_at: expires, max_redemptions: most, times_redeemed: times } = promotion;
  const coupon = world.find("coupon", String((promotion.promotion as { coupon: string }).coupon));
  if (!coupon || !isRedeemable(world, coupon)) return false;
  return (
    (expires === null || Number(expires) > world.now()) && (most === null || Number(times) < Number(most))
  );
}

/** The error's wording is from memory and unverified. */
function refuseReactivation(world: World, promotion: Stored): void {
  if (promotion.active === true) return;
  if (!canBeRedeemed(world, promotion))
    throw invalidRequest("This promotion code can no longer be redeemed and cannot be made active.", {
      param: "active",
    });
  refuseTakenCode(world, String(promotion.code), promotion.customer as string | null);
}

function update({ world, path, params }: Call<Stripe.PromotionCodeUpdateParams>): Stored {
  const promotion = requireObject(world, "promotion_code", path.promotion_code ?? "");
  if (params.active) refuseReactivation(world, promotion);
  const others = params.restrictions?.currency_options;
  const { restrictions: had } = promotion as Stored & { restrictions: { currency_options?: object } };
  return world.change(promotion, {
    ...sentFields(params, ["active"]),
    ...(others && {
      restrictions: { ...had, currency_options: { ...had.currency_options, ...byLowerCase(others) } },
    }),
    metadata: mergeMetadata(promotion.metadata, params.metadata),
  });
}

function list({ world, params }: Call<Stripe.PromotionCodeListParams>) {
  const { code, coupon, active } = params;
  const found = listMatching(world, "promotion_code", params as Params, ["active", "code", "coupon"]).map(
    (one) => shown(world, one),
  );
  const isMatch = (one: Stored) =>
    (code === undefined || sameCode(one.code, code)) &&
    (coupon === undefined || (one.promotion as { coupon: string }).coupon === coupon) &&
    (active === undefined || one.active === active);
  return { matches: found.filter(isMatch) };
}

const shown = (world: World, promotion: Stored): Stored => ({
  ...promotion,
  active: isUsable(world, promotion),
});

export const promotionCodes: Resource = {
  "GET /v1/promotion_codes": list,
  "POST /v1/promotion_codes": create,
  "GET /v1/promotion_codes/{promotion_code}": ({ world, path }) =>
    shown(world, requireObject(world, "promotion_code", path.promotion_code ?? "")),
  "POST /v1/promotion_codes/{promotion_code}": update,
};
