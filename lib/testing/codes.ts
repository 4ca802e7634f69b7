import type Stripe from "stripe";
import type { PortalWorld } from "./portal-world";

type Terms = Partial<Stripe.CouponCreateParams>;
type Limits = Partial<Stripe.PromotionCodeCreateParams>;

/** Creates a promotion code in a world's Stripe account: 20% off forever by default. */
export async function createCode(
  { stripe, admin }: Pick<PortalWorld, "stripe" | "admin">,
  code: string,
  terms: Terms = {},
  limits: Limits = {},
): Promise<Stripe.PromotionCode> {
  const isAmount = terms.amount_off !== undefined;
  const coupon = await stripe.coupons.create({
    duration: "forever",
    ...(!isAmount && { percent_off: 20 }),
    ...terms,
  });
  const promotion = { type: "coupon" as const, coupon: coupon.id };
  const made = await stripe.promotionCodes.create({ code, promotion, ...limits });
  await admin("DELETE", "requests");
  return made;
}
