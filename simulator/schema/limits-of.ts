import { fractions } from "./corrections";
import type { Limits } from "./limit-phrases";
import { both, kindsOf } from "./limits";
import type { Field } from "./schema";

/**
 * Limits that stand in Stripe's documentation or its OpenAPI text and not in the package's comments, by the parameter's
 * type and name.
 */
const documented: [where: RegExp, limits: Limits][] = [
  [/\.discounts$/, { entries: 20 }],
  [/^Subscription(Create|Update)Params\.description$|Schedule.*\.description$/, { longest: 500 }],
  [/^Invoice(Create|Update)Params\.description$/, { longest: 1500 }],
  [/\.MandateOptions\.description$/, { longest: 200 }],
  [/^TaxRateCreateParams\.percentage$/, { places: 4 }],
  // Already passed, no one could redeem it.
  [/^CouponCreateParams\.redeem_by$/, { notBefore: 0 }],
  [/\.InvoiceItem\.amount$/, { signed: true }],
  // A credit is a negative balance.
  [/^CustomerCreateBalanceTransactionParams\.amount$/, { signed: true }],
];

/** Where an amount in fractions of a minor unit may be below zero: what is charged once may be a credit. */
const creditable = /^InvoiceItem(Create|Update)Params\.|\.InvoiceItem\.|AddInvoiceItem\.PriceData\./;

/** Stripe raised the number of items of flexible subscriptions to one it does not name; classic ones are counted elsewhere. */
const elsewhere = /^Subscription(Create|Update)Params\.items$|\.SubscriptionDetails\.items$/;

/** Documented for what cards pay; other ways to pay take less, and what a balance may come to is not said. */
const largestAmount = 999_999_999_999;
const amountName = /(^|_)amount(_off|_refunded)?$|^unit_cost$/;

/** Documented for ids and all texts that say nothing else. */
const longestText = 5000;

/** All limits of a parameter: what its comment says, what is documented elsewhere, and what holds for all of its kind. */
export function limitsOf(typeName: string, name: string, field: Field): Limits {
  const where = `${typeName}.${name}`;
  const own = documented.filter(([pattern]) => pattern.test(where)).map(([, limits]) => limits);
  const said = elsewhere.test(where) ? {} : (field.limits ?? {});
  return both(ofKind(where, name, field, said), own.reduce(both, said));
}

/** A number is not below zero and a text not endless, unless something else is said. */
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
