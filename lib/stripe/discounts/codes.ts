import "server-only";
import type Stripe from "stripe";
import type { StripeClient } from "../connection/client";
import { isMissing, translateErrors } from "../connection/errors";
import { idOf } from "../connection/id-of";
import { amountsOf } from "./discount-shape";

/** The code as Stripe receives it when giving a discount. */
export type Grant = { promotion_code: string } | { coupon: string };

/** The complete list of discounts in a request, because Stripe replaces the existing discounts with this list. */
export type SentDiscounts = ({ discount: string } | Grant)[];

/** A customer's code, as found in Stripe. */
export type Code = {
  grant: Grant;
  /** As the merchant wrote it. */
  name: string;
  couponId: string;
  percentOff: number | null;
  /** Amounts off by currency, each in its minor unit. */
  amountsOff: Readonly<Record<string, number>>;
  duration: "once" | "repeating" | "forever";
  /** How many months it lasts. Null unless it is repeating. */
  months: number | null;
  /** The products it is limited to. Null means all products. */
  productIds: string[] | null;
  /** `unusable`: the merchant has turned it off, or Stripe doesn't say why. */
  state: "usable" | "expired" | "used_up" | "unusable";
  /** The only customer it is for. Null means everyone. */
  customerId: string | null;
  isFirstTimeOnly: boolean;
  hasMinimum: boolean;
};

const couponExpansions = ["applies_to", "currency_options"];
const promotionExpansions = couponExpansions.map((path) => `promotion.coupon.${path}`);

/**
 * The promotion code with this text for this customer, ignoring case. Stripe keeps codes unique per customer,
 * so several customers may have codes with the same text. An active code takes precedence over an inactive
 * one, then the customer's own over one for everyone. Another customer's code counts as nonexistent.
 */
export async function findPromotionCode(
  stripe: StripeClient,
  text: string,
  customerId: string,
): Promise<Code | null> {
  const expand = promotionExpansions.map((path) => `data.${path}`);
  const list = async (which: { customer?: string; active?: boolean }) =>
    (await translateErrors(stripe.promotionCodes.list({ code: text, limit: 100, expand, ...which }))).data;
  // A customer's own codes are listed by customer, because more customers may have a code with this text than fit on a
  // page. At most one active code with this text is for everyone.
  const [own, active] = await Promise.all([list({ customer: customerId }), list({ active: true })]);
  const usable = [...own, ...active].find((code) => code.active && isAllowedFor(code, customerId));
  if (usable) return reshapePromotion(usable);
  const served = [...own, ...(await list({}))].find((code) => isAllowedFor(code, customerId));
  return served ? reshapePromotion(served) : null;
}

const isAllowedFor = ({ customer, customer_account }: Stripe.PromotionCode, customerId: string): boolean =>
  customer ? idOf(customer) === customerId : !customer_account;

/** The coupon with exactly this ID, case included. */
export async function findCoupon(stripe: StripeClient, id: string): Promise<Code | null> {
  // The ID becomes part of the request's URL, so only these characters are allowed.
  if (!/^[A-Za-z0-9_-]{1,200}$/.test(id)) return null;
  const coupon = await nullIfMissing(stripe.coupons.retrieve(id, { expand: couponExpansions }));
  return coupon && !coupon.deleted ? reshapeCoupon(coupon) : null;
}

/** The current state of a granted code. Null if it no longer exists. */
export async function readCode(stripe: StripeClient, grant: Grant): Promise<Code | null> {
  if ("coupon" in grant) return findCoupon(stripe, grant.coupon);
  const promotion = await nullIfMissing(
    stripe.promotionCodes.retrieve(grant.promotion_code, { expand: promotionExpansions }),
  );
  return promotion && reshapePromotion(promotion);
}

async function nullIfMissing<Found>(asked: Promise<Found>): Promise<Found | null> {
  try {
    return await asked;
  } catch (error) {
    return isMissing(error) ? null : translateErrors(Promise.reject(error));
  }
}

function reshapeCoupon(coupon: Stripe.Coupon): Code {
  return {
    ...termsOf(coupon),
    grant: { coupon: coupon.id },
    name: coupon.name ?? coupon.id,
    state: coupon.valid ? "usable" : unusableReason(coupon.redeem_by, coupon),
    customerId: null,
    isFirstTimeOnly: false,
    hasMinimum: false,
  };
}

function reshapePromotion(promotion: Stripe.PromotionCode): Code | null {
  const { coupon } = promotion.promotion;
  // If a coupon is deleted, its codes can't be used any more.
  if (!coupon || typeof coupon === "string") return null;
  const { first_time_transaction, minimum_amount } = promotion.restrictions;
  return {
    ...termsOf(coupon),
    grant: { promotion_code: promotion.id },
    name: promotion.code,
    state: stateOf(promotion, coupon),
    customerId: promotion.customer ? idOf(promotion.customer) : promotion.customer_account,
    isFirstTimeOnly: first_time_transaction,
    hasMinimum: minimum_amount !== null,
  };
}

function termsOf(coupon: Stripe.Coupon) {
  return {
    couponId: coupon.id,
    percentOff: coupon.percent_off,
    amountsOff: amountsOf(coupon).amountsOff ?? {},
    duration: coupon.duration as Code["duration"],
    months: coupon.duration_in_months,
    productIds: coupon.applies_to?.products ?? null,
  };
}

function stateOf(promotion: Stripe.PromotionCode, coupon: Stripe.Coupon): Code["state"] {
  if (promotion.active && coupon.valid) return "usable";
  const own = promotion.active ? "unusable" : unusableReason(promotion.expires_at, promotion);
  return own === "unusable" && !coupon.valid ? unusableReason(coupon.redeem_by, coupon) : own;
}

/** Why Stripe no longer accepts the code. Stripe gives no reason, so the code's limit and expiry are checked. */
function unusableReason(
  until: number | null,
  {
    max_redemptions: most,
    times_redeemed: times,
  }: { max_redemptions: number | null; times_redeemed: number },
): Code["state"] {
  if (most !== null && times >= most) return "used_up";
  return until !== null && until * 1000 <= Date.now() ? "expired" : "unusable";
}
