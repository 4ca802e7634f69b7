import type { World } from "../world";
import { callApi } from "./call-api";

const day = 24 * 3600;

type Promotion = {
  code: string;
  coupon: { [parameter: string]: unknown };
  /** Additional parameters of the promotion code. */
  more?: { [parameter: string]: unknown };
};

/** One code for each feature of a discount and for each reason to refuse one. Amounts in minor units. */
const promotions: readonly Promotion[] = [
  { code: "WELCOME20", coupon: { name: "Welcome", percent_off: 20, duration: "once" } },
  {
    code: "SPRING",
    coupon: { name: "Spring", percent_off: 20, duration: "repeating", duration_in_months: 3 },
  },
  { code: "FOREVER10", coupon: { name: "Friend of Lumen", percent_off: 10, duration: "forever" } },
  { code: "TENOFF", coupon: { name: "Ten off", amount_off: 1000, currency: "usd", duration: "once" } },
  { code: "EXPIRED", coupon: { name: "Last month", percent_off: 50, duration: "once" } },
  {
    code: "USEDUP",
    coupon: { name: "First come", percent_off: 50, duration: "once" },
    more: { max_redemptions: 1 },
  },
  {
    code: "FIRSTTIME",
    coupon: { name: "First order", percent_off: 30, duration: "once" },
    more: { restrictions: { first_time_transaction: true } },
  },
  {
    code: "MINIMUM50",
    coupon: { name: "From $50", percent_off: 15, duration: "once" },
    more: { restrictions: { minimum_amount: 5000, minimum_amount_currency: "usd" } },
  },
  {
    code: "BUSINESSONLY",
    coupon: {
      name: "Business launch",
      percent_off: 25,
      duration: "once",
      applies_to: { products: ["prod_LumenBusiness"] },
    },
  },
  { code: "EUROS", coupon: { name: "Five euros", amount_off: 500, currency: "eur", duration: "once" } },
  {
    code: "ONLYADA",
    coupon: { name: "For Ada", percent_off: 40, duration: "once" },
    more: { customer: "cus_LumenAda" },
  },
  {
    code: "INACTIVE",
    coupon: { name: "Called off", percent_off: 20, duration: "once" },
    more: { active: false },
  },
];

/**
 * Creates the coupons and promotion codes. For example, `promo_Lumen_WELCOME20` has the code WELCOME20 and the coupon
 * `coupon_Lumen_WELCOME20`. A customer's own code exists only in worlds with that customer. LOYAL15 is a coupon without
 * a code.
 */
export function createPromotions(world: World): void {
  callApi(world, "POST", "/v1/coupons", {
    id: "LOYAL15",
    name: "Loyal",
    percent_off: 15,
    duration: "forever",
  });
  for (const { code, coupon, more = {} } of promotions) {
    if (more.customer && !world.get(String(more.customer))) continue;
    const { id } = callApi(world, "POST", "/v1/coupons", { ...coupon, id: `coupon_Lumen_${code}` });
    const until = code === "EXPIRED" ? { expires_at: world.now() + 30 * day } : {};
    world.presetId("promo", `promo_Lumen_${code}`);
    const promotion = callApi(world, "POST", "/v1/promotion_codes", {
      promotion: { type: "coupon", coupon: id },
      code,
      ...until,
      ...more,
    });
    // Redeemed by a customer who is not in this scenario.
    if (code === "USEDUP") world.change(promotion, { times_redeemed: 1 });
  }
}
