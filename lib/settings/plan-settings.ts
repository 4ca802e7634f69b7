import { choice, toggle } from "./describe";

/** The settings for customers' plans and promo codes. They are part of the schema. */
export const planSettings = {
  changePlan: toggle({
    group: "Changing plans",
    preset: "usual",
    title: "Enable change plan",
    line: "Customers switch plans, or between monthly and yearly billing.",
    more: "Upgrades start immediately, downgrades at renewal.",
  }),
  quantityManagement: toggle({
    group: "Changing plans",
    preset: "everything",
    title: "Enable quantity management",
    line: "Customers change how many units they pay for, such as seats.",
    more: "Works for products with a unit label and the metadata sb_quantity_enabled set to true. To limit the choice, add sb_quantity_min, sb_quantity_max or sb_quantity_step. Increases start immediately, decreases at renewal.",
  }),
  removeAddOns: toggle({
    group: "Changing plans",
    preset: "everything",
    title: "Let customers remove add-ons",
    line: "Customers remove an add-on from a subscription and keep the plan.",
    more: "A product is an add-on if its metadata has sb_addon set to true and it isn’t a tier of your service. A removed add-on ends with the paid period.",
  }),
  resubscribe: toggle({
    group: "Changing plans",
    preset: "usual",
    title: "Allow resubscribe",
    line: "Customers restart an ended subscription. Stripe creates a new one at the same price.",
    more: "Customers see what’s due first, and pay with the saved card.",
  }),
  changePlanWhenCanceled: toggle({
    group: "Changing plans",
    preset: "usual",
    below: "resubscribe",
    title: "Allow plan change for canceled subscriptions",
    line: "Customers who resubscribe choose any plan of your service.",
    more: "They see what each plan costs. This helps when their former price is no longer sold.",
  }),
  pause: toggle({
    group: "Changing plans",
    preset: "everything",
    title: "Enable pause",
    line: "Customers pause their payments from the next renewal. Billing resumes automatically.",
    more: "The subscription stays active in Stripe and its invoices are voided. To cut off access during a pause, listen for the pause event. Subscriptions that Stripe paused after a trial without a card can be resumed even if this is off.",
  }),
  pauseLength: choice(
    {
      group: "Changing plans",
      below: "pause",
      title: "How long customers may pause",
      line: "Counted from the next renewal, in whole billing periods.",
      more: "Quarterly plans can only pause for three months. Yearly plans can’t be paused.",
    },
    { three_months: "Up to three months", two_months: "Up to two months", one_month: "One month" },
  ),
  coupon: toggle({
    group: "Promo codes",
    preset: "usual",
    title: "Enable coupon",
    line: "Customers enter a promo code for a subscription, or while they change its plan.",
    more: "You create the codes in Stripe. Customers keep the discounts they already have.",
  }),
  couponOnResubscribe: toggle({
    group: "Promo codes",
    preset: "everything",
    title: "Enable coupon for resubscribe",
    line: "Customers enter a promo code when they resubscribe.",
    more: "Stripe’s own rules apply to codes for first purchases and codes with a minimum amount.",
  }),
  couponCodes: choice(
    {
      group: "Promo codes",
      title: "Accepted codes",
      line: "Coupon IDs are easier to guess than promotion codes, and can’t be limited.",
      more: "Promotion codes are meant to be handed out, and can be limited to a customer or a period. Your Stripe key needs permission to read the kinds you accept.",
    },
    { promotion_codes: "Promotion codes", coupons: "Coupon IDs", both: "Both" },
  ),
};
