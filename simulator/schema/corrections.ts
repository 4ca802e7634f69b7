/**
 * Facts about the API that the types of the `stripe` package leave out, from recordings or Stripe's
 * documentation.
 */

import type { Field } from "./schema";

/** Numbers that may have decimal places. All other numbers in requests are integers. */
export const fractions = new Set([
  "amount_percent",
  "application_fee_percent",
  "effective_percentage",
  "height",
  "latitude",
  "length",
  "longitude",
  "percent_off",
  "percentage",
  "weight",
  "width",
]);

/**
 * Parameters that `''` unsets although their type is a plain string. Observed for a line of a customer's
 * address (github.com/bitwarden/server/pull/776), unverified for a customer's name and phone number.
 */
export const alsoEmptyable = new Set([
  "AddressParam.city",
  "AddressParam.country",
  "AddressParam.line1",
  "AddressParam.line2",
  "AddressParam.postal_code",
  "AddressParam.state",
  "CustomerUpdateParams.name",
  "CustomerUpdateParams.phone",
  "ProductUpdateParams.default_price",
  "SubscriptionUpdateParams.default_payment_method",
  "CustomerUpdateParams.default_source",
  "CustomerUpdateParams.InvoiceSettings.default_payment_method",
]);

/**
 * Parameters that the package does not declare: those that only browsers send, and the ID that merchants may
 * choose for a customer (stripe-node#968 has one).
 */
export const alsoAccepted: Record<string, Record<string, Field>> = {
  CustomerCreateParams: { id: { kind: "string", optional: true } },
  PaymentIntentConfirmParams: { client_secret: { kind: "string", optional: true } },
  SetupIntentConfirmParams: { client_secret: { kind: "string", optional: true } },
};

/** Fields that the API still returns although the package no longer declares them, by type. */
export const legacyFields: Record<string, readonly string[]> = {
  Subscription: ["plan", "quantity"],
  SubscriptionItem: ["plan"],
  Charge: ["destination", "dispute", "order"],
};

/** Fields that a response contains only if the request expanded them, by the type of the object or nested object. */
export const includedWhenExpanded: Record<string, readonly string[]> = {
  charge: ["refunds"],
  customer: ["invoice_credit_balance", "sources", "subscriptions", "tax", "tax_ids"],
  coupon: ["applies_to", "currency_options"],
  invoice: ["confirmation_secret", "payments"],
  price: ["currency_options", "tiers"],
  "Price.CurrencyOptions": ["tiers"],
  "PromotionCode.Restrictions": ["currency_options"],
};
