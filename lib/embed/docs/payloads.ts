import type { PortalLoaded, PortalPlan, PortalResult, PortalSubscription } from "../api";
import type { FieldsOf } from "./described-event";

/** Payloads that several events share, and examples of them. */

export const planFields: FieldsOf<PortalPlan> = {
  priceId: ["string", "The price’s ID in Stripe."],
  plan: ["string", "The plan’s name, as the customer reads it."],
  interval: ["string", "The billing period: `1-month`, `3-month`, `1-year`."],
  tier: ["string or null", "The product’s `sb_tier`, or else its name."],
  service: ["string or null", "The product’s `sb_service`, or else the name of the portal’s service."],
};

export const plan: PortalPlan = {
  priceId: "price_1QbX2eLkdIwHu7ix",
  plan: "Lumen Business",
  interval: "1-month",
  tier: "Business",
  service: "Lumen Analytics",
};

export const subscription: PortalSubscription = {
  id: "sub_1QbX2eLkdIwHu7ix",
  name: "Lumen Team",
  status: "active",
  customer: "cus_NffrFeUfNV2Hib",
  current_period_start: 1796083200,
  current_period_end: 1798761600,
  cancel_at: null,
  tier: "Team",
  service: "Lumen Analytics",
};

const product = {
  id: "prod_NWjs8kKbJWmuuc",
  name: "Lumen Team",
  metadata: { sb_service: "Lumen Analytics", sb_tier: "Team" },
};

export const loadedFields: FieldsOf<PortalLoaded> = {
  billingData: [
    "object or null",
    "`subscriptions`: the subscriptions in the portal, each with the fields of [change_plan](#change_plan). `products`: their products, with only the metadata whose keys begin with `sb_`. `no_user: true` if Stripe has no customer with this identity.",
  ],
  currentConfig: ["object or null", "The same `productData` again."],
  productData: ["array or null", "The products of the portal’s service that the customer may choose from."],
};

export const loaded: PortalLoaded = {
  billingData: { subscriptions: [subscription], products: [product] },
  currentConfig: { productData: [product] },
  productData: [product],
};

export const resultFields: FieldsOf<PortalResult> = {
  object: ["string", "What was created or changed."],
  id: ["string", "The object’s ID in Stripe."],
  outcome: ["string", "How the operation ended."],
  keeps: ["true", "Only if a plan change also undid a cancellation."],
  name: ["string", "The subscription’s name, as the customer reads it."],
  status: ["string", "The subscription’s status in Stripe."],
  customer: ["string", "The customer’s ID in Stripe."],
  current_period_start: ["number or null", "Seconds since 1970."],
  current_period_end: ["number or null", "Seconds since 1970."],
  cancel_at: ["number or null", "When the subscription ends, in seconds since 1970; null if it renews."],
  tier: planFields.tier,
  service: planFields.service,
};

/** Results about objects other than subscriptions have only these fields. */
export const { object: objectField, id: idField, outcome: outcomeField } = resultFields;
