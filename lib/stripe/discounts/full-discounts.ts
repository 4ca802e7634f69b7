import "server-only";
import Stripe from "stripe";
import type { StripeClient } from "../connection/client";
import { isMissing } from "../connection/errors";

type StripeSubscription = Stripe.Subscription;

/**
 * Adds the parts of discounts that a list can't include: discounts of single items, which are nested too deeply, and
 * amounts in currencies other than the coupon's own. Both are rare, so they are read one by one. If the key can't read
 * coupons, both are left out.
 */
export async function withFullDiscounts<Whole extends StripeSubscription>(
  stripe: StripeClient,
  subscriptions: Whole[],
): Promise<Whole[]> {
  try {
    const whole = await Promise.all(subscriptions.map((one) => withItemDiscounts(stripe, one)));
    return await withCurrencies(stripe, whole);
  } catch (error) {
    if (error instanceof Stripe.errors.StripePermissionError) return subscriptions;
    throw error;
  }
}

async function withItemDiscounts<Whole extends StripeSubscription>(
  stripe: StripeClient,
  of: Whole,
): Promise<Whole> {
  const { id: subscription, items } = of;
  if (items.data.every(({ discounts }) => discounts.length === 0)) return of;
  const expand = ["data.discounts.source.coupon"];
  const read = await stripe.subscriptionItems.list({ subscription, limit: 100, expand });
  const known = new Map(read.data.map((item) => [item.id, item.discounts]));
  const data = items.data.map((item) => ({ ...item, discounts: known.get(item.id) ?? item.discounts }));
  return { ...of, items: { ...items, data } };
}

async function withCurrencies<Whole extends StripeSubscription>(
  stripe: StripeClient,
  subscriptions: Whole[],
): Promise<Whole[]> {
  const wanted = new Set(subscriptions.flatMap(({ currency, ...of }) => foreignCouponIds(of, currency)));
  if (wanted.size === 0) return subscriptions;
  const coupons = await Promise.all([...wanted].map((id) => readCoupon(stripe, id)));
  const known = new Map(coupons.flatMap((coupon) => (coupon ? [[coupon.id, coupon] as const] : [])));
  const told = (discounts: Discounts) => discounts.map((discount) => withCoupon(discount, known));
  return subscriptions.map((one) => {
    const data = one.items.data.map((item) => ({ ...item, discounts: told(item.discounts) }));
    return { ...one, discounts: told(one.discounts), items: { ...one.items, data } };
  });
}

type Discounts = (string | Stripe.Discount)[];

/** IDs of coupons that take off an amount in another currency and whose other currencies aren't known yet. */
function foreignCouponIds(
  { discounts, items }: Pick<StripeSubscription, "discounts" | "items">,
  currency: string,
): string[] {
  const all: Discounts = [...discounts, ...items.data.flatMap((item) => item.discounts)];
  return all.flatMap((discount) => {
    const coupon = typeof discount === "string" ? null : discount.source.coupon;
    if (!coupon || typeof coupon === "string") return [];
    const isForeign = coupon.amount_off !== null && coupon.currency !== currency && !coupon.currency_options;
    return isForeign ? [coupon.id] : [];
  });
}

/** Null for a deleted coupon, whose existing discounts continue. */
async function readCoupon(stripe: StripeClient, id: string): Promise<Stripe.Coupon | null> {
  try {
    const coupon = await stripe.coupons.retrieve(id, { expand: ["currency_options"] });
    return coupon.deleted ? null : coupon;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function withCoupon(discount: string | Stripe.Discount, known: Map<string, Stripe.Coupon>) {
  if (typeof discount === "string") return discount;
  const { source } = discount;
  const whole = known.get(typeof source.coupon === "string" ? source.coupon : (source.coupon?.id ?? ""));
  return whole ? { ...discount, source: { ...source, coupon: whole } } : discount;
}
