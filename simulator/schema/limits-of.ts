import { fractions } from "./corrections";
import type { Limits } from "./limit-phrases";
import { kindsOf, mergeLimits } from "./limits";
import type { Field } from "./schema";

/**
 * Limits from Stripe's documentation or OpenAPI descriptions that the comments in the `stripe` package lack, by the
 * parameter's type and name.
 */
const documented: [where: RegExp, limits: Limits][] = [
  [/\.discounts$/, { entries: 20 }],
  [/^Subscription(Create|Update)Params\.description$|Schedule.*\.description$/, { longest: 500 }],
  [/^Invoice(Create|Update)Params\.description$/, { longest: 1500 }],
  [/\.MandateOptions\.description$/, { longest: 200 }],
  [/^TaxRateCreateParams\.percentage$/, { places: 4 }],
  // A coupon with a past date could never be redeemed.
  [/^CouponCreateParams\.redeem_by$/, { notBefore: 0 }],
  [/\.InvoiceItem\.amount$/, { signed: true }],
  // A credit is a negative balance.
  [/^CustomerCreateBalanceTransactionParams\.amount$/, { signed: true }],
];

/** The fractional amounts that may be negative, because a one-time charge may be a credit. */
const creditable = /^InvoiceItem(Create|Update)Params\.|\.InvoiceItem\.|AddInvoiceItem\.PriceData\./;

/**
 * Stripe raised the maximum number of items of flexible subscriptions, but does not state the new maximum. The limit
 * for classic subscriptions is checked elsewhere.
 */
const checkedElsewhere = /^Subscription(Create|Update)Params\.items$|\.SubscriptionDetails\.items$/;

/**
 * Documented for card payments. Other payment methods allow less, and a limit for balances is not documented.
 */
const largestAmount = 999_999_999_999;
const amountName = /(^|_)amount(_off|_refunded)?$|^unit_cost$/;

/** Documented for IDs and for every text without a limit of its own. */
const longestText = 5000;

/** All limits of a parameter: from its comment, from other documentation, and from the limits for its kind. */
export function limitsOf(typeName: string, name: string, field: Field): Limits {
  const where = `${typeName}.${name}`;
  const own = documented.filter(([pattern]) => pattern.test(where)).map(([, limits]) => limits);
  const said = checkedElsewhere.test(where) ? {} : (field.limits ?? {});
  return mergeLimits(ofKind(where, name, field, said), own.reduce(mergeLimits, said));
}

/**
 * The limits of a kind: a number is not negative and a text has a maximum length, unless stated otherwise.
 */
function ofKind(where: string, name: string, field: Field, { signed }: Limits): Limits {
  const kinds = kindsOf(field);
  if (kinds.includes("number")) return ofNumber(where, name, signed === true);
  if (!kinds.includes("text")) return {};
  if (name.endsWith("_decimal")) return { places: 12, ...(!creditable.test(where) && { least: 0 }) };
  return { longest: longestText };
}

function ofNumber(where: string, name: string, isSigned: boolean): Limits {
  const signed = isSigned || documented.some(([pattern, limits]) => limits.signed && pattern.test(where));
  const isAmount = amountName.test(name) && !fractions.has(name);
  return {
    ...(!signed && !["latitude", "longitude"].includes(name) && { least: 0 }),
    ...(isAmount && { most: largestAmount, ...(signed && { least: -largestAmount }) }),
  };
}
