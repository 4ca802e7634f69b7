import "server-only";
import type Stripe from "stripe";
import { log } from "../../log";
import type { StripeClient } from "../connection/client";
import { reshapeBilling } from "./billing-details";
import type { BillingDetails } from "./billing-details";
import { reshapeDiscount } from "../discounts/discount-shape";
import type { AppliedDiscount } from "../discounts/discount-shape";
import { asking, isMissing } from "../connection/errors";
import { expanding } from "../connection/expanding";
import { idOf } from "../connection/id-of";
import { reshapePaymentMethod } from "../methods/payment-methods";
import type { PaymentMethod } from "../methods/payment-methods";

export type Customer = {
  id: string;
  name: string | null;
  /** Seconds. */
  createdAt: number;
  /** What is charged unless a subscription has one of its own; null as well where it may not be read. */
  paymentMethod: PaymentMethod | null;
  hasPaymentMethod: boolean;
  /** The id of `paymentMethod`, known also where nothing else of it may be read. */
  defaultMethodId: string | null;
  /** A payment source of before there were payment methods: charged where there is no default payment method. */
  hasSource: boolean;
  /** Negative is credit, positive is owed; null when there is none. */
  balance: { amount: number; currency: string } | null;
  /** What is taken off every subscription that has no discount of its own. */
  discount: AppliedDiscount | null;
  /** The test clock that a merchant moves for them; null for everybody who lives in the present. */
  clockId: string | null;
  billing: BillingDetails;
};

const method = "invoice_settings.default_payment_method";
/** Stripe expands four levels, and in a list one of them is the list itself. */
const whole = [method, "discount.source.coupon.currency_options"];
const listed = [method, "discount.source.coupon"].map((path) => `data.${path}`);

/**
 * The customers an identity stands for, newest first; none when Stripe knows none. E-mails are compared by Stripe
 * as they were typed, capital letters included, unless `inAnyCase`. Deleted customers are nobody, and customers on a
 * test clock are found by their ID alone: no list has them (stripe-cli#1314).
 */
export async function findCustomers(
  stripe: StripeClient,
  identifyBy: "email" | "customer_id",
  identity: string,
  { inAnyCase = false } = {},
): Promise<Customer[]> {
  if (identifyBy === "customer_id") {
    const customer = await retrieveCustomer(stripe, identity);
    return customer ? [customer] : [];
  }
  const found = inAnyCase ? findInAnyCase(stripe, identity) : listByEmail(stripe, identity);
  return (await found).map(reshapeCustomer);
}

function listByEmail(stripe: StripeClient, email: string): Promise<Stripe.Customer[]> {
  return asking(
    expanding([listed, [`data.${method}`], []], (expand) =>
      stripe.customers.list({ email, limit: 100, expand }).autoPagingToArray({ limit: 500 }),
    ),
  );
}

/** The customer, or null when it is unknown or deleted: Stripe answers 200 for a deleted one. */
export async function retrieveCustomer(stripe: StripeClient, id: string): Promise<Customer | null> {
  try {
    const customer = await expanding([whole, [method], []], (expand) =>
      stripe.customers.retrieve(id, { expand }),
    );
    // Whatever an unusual ID may mean in an address, what comes back is the customer of that ID or nobody.
    if (customer.deleted || customer.object !== "customer" || customer.id !== id) return null;
    return reshapeCustomer(customer);
  } catch (error) {
    if (isMissing(error)) return null;
    return asking(Promise.reject(error));
  }
}

/**
 * Stripe's search ignores case but learns of a change a minute later, or an hour when it is in trouble, so the list,
 * which is exact and never late, is asked too. What search takes for equal beyond the letters A to Z is not the same
 * address to us: no hash for one may open the portal of another whose characters only look alike.
 */
async function findInAnyCase(stripe: StripeClient, email: string): Promise<Stripe.Customer[]> {
  const [exact, alike] = await Promise.allSettled([listByEmail(stripe, email), searchByEmail(stripe, email)]);
  if (exact.status === "rejected") throw exact.reason;
  if (alike.status === "rejected") {
    // "No subscription yet" would be a guess, and might sell a second one.
    if (exact.value.length === 0) throw alike.reason;
    log.warn("Stripe's search failed, so only the exact email address was found.", {}, alike.reason);
    return exact.value;
  }
  const wanted = lowercase(email);
  const same = alike.value.filter(
    (customer) => !customer.deleted && lowercase(customer.email ?? "") === wanted,
  );
  const byId = new Map([...exact.value, ...same].map((customer) => [customer.id, customer]));
  return [...byId.values()].sort((one, other) => other.created - one.created);
}

function searchByEmail(stripe: StripeClient, email: string): Promise<Stripe.Customer[]> {
  // Source: docs.stripe.com/search, "search query language": quotes are escaped with a backslash.
  const query = `email:"${email.replace(/["\\]/g, "\\$&")}"`;
  return asking(
    expanding([listed, [`data.${method}`], []], (expand) =>
      stripe.customers.search({ query, limit: 100, expand }).autoPagingToArray({ limit: 500 }),
    ),
  );
}

/** A to Z alone: `toLowerCase` also makes a `k` of the Kelvin sign. */
const lowercase = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

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
  };
}
