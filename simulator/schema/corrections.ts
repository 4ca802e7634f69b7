/** What the types of the `stripe` package do not say about the API, and recordings or its documentation do. */

import type { Field } from "./schema";

/** Numbers that are not whole; every other number in a request is an integer. */
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
 * Parameters that `''` unsets although their type is a plain string. For a line of a customer's address that was
 * observed (github.com/bitwarden/server/pull/776); for the name and the phone number of a customer it is unverified.
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
 * Parameters that the package does not name: those that only browsers send, and the ID that merchants could choose for
 * a customer (stripe-node#968 has one).
 */
export const alsoAccepted: Record<string, Record<string, Field>> = {
  CustomerCreateParams: { id: { kind: "string", optional: true } },
  PaymentIntentConfirmParams: { client_secret: { kind: "string", optional: true } },
  SetupIntentConfirmParams: { client_secret: { kind: "string", optional: true } },
};

/** Fields the API still answers although the package no longer names them, by type. */
export const legacyFields: Record<string, readonly string[]> = {
  Subscription: ["plan", "quantity"],
  SubscriptionItem: ["plan"],
  Charge: ["destination", "dispute", "order"],
};

/** Fields that stand in a response only when the request expanded them, by the object's type or the part's. */
export const includedWhenExpanded: Record<string, readonly string[]> = {
  charge: ["refunds"],
  customer: ["invoice_credit_balance", "sources", "subscriptions", "tax", "tax_ids"],
  coupon: ["applies_to", "currency_options"],
  invoice: ["confirmation_secret", "payments"],
  price: ["currency_options", "tiers"],
  "Price.CurrencyOptions": ["tiers"],
  "PromotionCode.Restrictions": ["currency_options"],
};
