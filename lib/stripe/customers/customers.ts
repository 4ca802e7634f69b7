import "server-only";
import type Stripe from "stripe";
import { log } from "../../log";
import type { StripeClient } from "../connection/client";
import { isMissing, translateErrors } from "../connection/errors";
import { idOf } from "../connection/id-of";
import { readExpanded } from "../connection/read-expanded";
import { type AppliedDiscount, reshapeDiscount } from "../discounts/discount-shape";
import { type PaymentMethod, reshapePaymentMethod } from "../methods/payment-methods";
import { type BillingDetails, reshapeBilling } from "./billing-details";
import type { InvoiceField } from "./invoice-fields";

export type Customer = {
  id: string;
  name: string | null;
  /** Seconds. */
  createdAt: number;
  /**
   * The payment method charged for subscriptions without one of their own. Null if there is none or the key can't read
   * it.
   */
  paymentMethod: PaymentMethod | null;
  hasPaymentMethod: boolean;
  /** The ID of `paymentMethod`, known even if the key can't read the payment method itself. */
  defaultMethodId: string | null;
  /**
   * Whether the customer has a source, which predates payment methods. Stripe charges it if there is no
   * default payment method.
   */
  hasSource: boolean;
  /** Negative is credit, positive is owed. Null if there is none. */
  balance: { amount: number; currency: string } | null;
  /** Applies to every subscription without a discount of its own. */
  discount: AppliedDiscount | null;
  /** The test clock that sets the customer's time. Null for customers in real time. */
  clockId: string | null;
  billing: BillingDetails;
  /** Printed on new invoices. */
  invoiceFields: InvoiceField[];
  /** Preferred languages, the first one first, as BCP 47 tags. */
  languages: string[];
};

const method = "invoice_settings.default_payment_method";
/** Stripe expands at most four levels. In a list, the list itself is one of them. */
const expansions = [method, "discount.source.coupon.currency_options"];
const listExpansions = [method, "discount.source.coupon"].map((path) => `data.${path}`);

/**
 * The customers with this identity, newest first, or an empty list. Email addresses must match exactly, including case,
 * unless `ignoresCase` is set. Deleted customers are left out. Customers on a test clock can be found only by ID,
 * because no list includes them (stripe-cli#1314).
 */
export async function findCustomers(
  stripe: StripeClient,
  identifyBy: "email" | "customer_id",
  identity: string,
  { ignoresCase = false } = {},
): Promise<Customer[]> {
  if (identifyBy === "customer_id") {
    const customer = await retrieveCustomer(stripe, identity);
    return customer ? [customer] : [];
  }
  const found = ignoresCase ? findIgnoringCase(stripe, identity) : listByEmail(stripe, identity);
  return (await found).map(reshapeCustomer);
}

/** The maximum number of customers that are read for one email address, newest first. Only abuse creates more. */
const maxRead = 500;
const daySeconds = 86_400;

/**
 * Anyone can create customers with somebody else's address. If there are too many to read, some customers that were
 * created a day, a month and a year before those are read too, so that the real customer is likely to be among them.
 */
async function listByEmail(stripe: StripeClient, email: string): Promise<Stripe.Customer[]> {
  const list = (limit: number, created?: Stripe.RangeQueryParam) =>
    translateErrors(
      readExpanded([listExpansions, [`data.${method}`], []], (expand) => {
        const asked = { email, limit: 100, expand, ...(created && { created }) };
        return stripe.customers.list(asked).autoPagingToArray({ limit });
      }),
    );
  const newest = await list(maxRead);
  const oldest = newest.at(-1);
  if (newest.length < maxRead || !oldest) return newest;
  const earlier = [1, 30, 365].map((days) => list(100, { lt: oldest.created - days * daySeconds }));
  const all = [...newest, ...(await Promise.all(earlier)).flat()];
  return [...new Map(all.map((customer) => [customer.id, customer])).values()];
}

/** The customer, or null if unknown or deleted. Stripe answers 200 for a deleted customer. */
export async function retrieveCustomer(stripe: StripeClient, id: string): Promise<Customer | null> {
  try {
    const customer = await readExpanded([expansions, [method], []], (expand) =>
      stripe.customers.retrieve(id, { expand }),
    );
    // Stripe may interpret an unusual ID in the URL in some other way, so only a customer with exactly that ID is
    // returned.
    if (customer.deleted || customer.object !== "customer" || customer.id !== id) return null;
    return reshapeCustomer(customer);
  } catch (error) {
    if (isMissing(error)) return null;
    return translateErrors(Promise.reject(error));
  }
}

/**
 * Stripe's search ignores case, but lags behind changes by a minute, or by an hour during trouble. The list is exact
 * and current, so it is read too. Search also treats some characters beyond A to Z as equal. To us, addresses that
 * differ in such characters are different: a hash for one must not open the portal of a lookalike.
 */
async function findIgnoringCase(stripe: StripeClient, email: string): Promise<Stripe.Customer[]> {
  const [exact, searched] = await Promise.allSettled([
    listByEmail(stripe, email),
    searchByEmail(stripe, email),
  ]);
  if (exact.status === "rejected") throw exact.reason;
  if (searched.status === "rejected") {
    // If the portal said that there is no subscription yet, that would be a guess, and the customer might buy a second
    // one.
    if (exact.value.length === 0) throw searched.reason;
    log.warn("Stripe's search failed, so only the exact email address was found.", {}, searched.reason);
    return exact.value;
  }
  const wanted = lowercaseAscii(email);
  const same = searched.value.filter(
    (customer) => !customer.deleted && lowercaseAscii(customer.email ?? "") === wanted,
  );
  const byId = new Map([...exact.value, ...same].map((customer) => [customer.id, customer]));
  return [...byId.values()].sort((one, other) => other.created - one.created);
}

function searchByEmail(stripe: StripeClient, email: string): Promise<Stripe.Customer[]> {
  // Source: docs.stripe.com/search, "search query language": quotes are escaped with a backslash.
  const query = `email:"${email.replace(/["\\]/g, "\\$&")}"`;
  return translateErrors(
    readExpanded([listExpansions, [`data.${method}`], []], (expand) =>
      stripe.customers.search({ query, limit: 100, expand }).autoPagingToArray({ limit: 500 }),
    ),
  );
}

/** Lowercases A to Z only, because `toLowerCase` also turns the Kelvin sign into a `k`. */
const lowercaseAscii = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

function reshapeCustomer(customer: Stripe.Customer): Customer {
  const { id, name, created, invoice_settings, default_source: source, balance, currency } = customer;
  const method = invoice_settings.default_payment_method;
  return {
    id,
    name: name ?? null,
    createdAt: created,
    paymentMethod: reshapePaymentMethod(method),
    hasPaymentMethod: method !== null || source !== null,
    defaultMethodId: method && idOf(method),
    hasSource: source !== null,
    balance: balance && currency ? { amount: balance, currency } : null,
    discount: (customer.discount && reshapeDiscount(customer.discount)[0]) ?? null,
    clockId: customer.test_clock ? idOf(customer.test_clock) : null,
    billing: reshapeBilling(customer),
    invoiceFields: (invoice_settings.custom_fields ?? []).map(({ name, value }) => ({ name, value })),
    languages: customer.preferred_locales ?? [],
  };
}
