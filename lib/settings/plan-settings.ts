import { choice, toggle } from "./describe";

/** The settings for customers' plans and discount codes. They are part of the schema. */
export const planSettings = {
  changePlan: toggle({
    group: "Changing plans",
    title: "Enable change plan",
    line: "Customers switch tiers, and between monthly and yearly billing.",
    more: "Upgrades start immediately, downgrades at the renewal.",
  }),
  quantityManagement: toggle({
    group: "Changing plans",
    title: "Enable quantity management",
    line: "Customers change how many units they pay for, such as seats.",
    more: "Only for products with a unit label and the metadata sb_quantity_enabled set to true; sb_quantity_min, sb_quantity_max and sb_quantity_step limit the choice. An increase starts immediately, a decrease at the renewal.",
  }),
  removeAddOns: toggle({
    group: "Changing plans",
    title: "Let customers remove add-ons",
    line: "Customers remove an add-on from a subscription and keep the plan.",
    more: "Only products with the metadata sb_addon set to true are add-ons, never a tier of your service. An add-on ends with the paid period.",
  }),
  resubscribe: toggle({
    group: "Changing plans",
    title: "Allow resubscribe",
    line: "Customers restart an ended subscription. Stripe creates a new one at the same price.",
    more: "Customers see what is due first, and pay it with the saved card.",
  }),
  changePlanWhenCanceled: toggle({
    group: "Changing plans",
    below: "resubscribe",
    title: "Allow plan change for canceled subscriptions",
    line: "Customers who resubscribe choose any plan of your service.",
    more: "They see what each costs. This helps when their former price is no longer sold.",
  }),
  pause: toggle({
    group: "Changing plans",
    title: "Enable pause",
    line: "Customers pause their payments from the next renewal. Billing resumes automatically.",
    more: "The subscription stays active in Stripe and its invoices are voided. If access should end during a pause, end it when you receive the event pause. Subscriptions that Stripe paused after a trial without a card can be resumed even with this off.",
  }),
  pauseLength: choice(
    {
      group: "Changing plans",
      below: "pause",
      title: "How long customers may pause",
      line: "Counted from the next renewal, in whole billing periods.",
      more: "A quarterly plan can only be paused for three months, a yearly plan not at all.",
    },
    { three_months: "Up to three months", two_months: "Up to two months", one_month: "One month" },
  ),
  coupon: toggle({
    group: "Promo codes",
    title: "Enable coupon",
    line: "Customers enter a discount code for a subscription, or while they change its plan.",
    more: "You create the codes in Stripe. Existing discounts stay.",
  }),
  couponOnResubscribe: toggle({
    group: "Promo codes",
    title: "Enable coupon for resubscribe",
    line: "Customers enter a discount code when they resubscribe.",
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
