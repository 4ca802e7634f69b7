import "server-only";
import type Stripe from "stripe";
import type { StripeClient } from "./client";
import { reshapeBilling } from "./billing-details";
import type { BillingDetails } from "./billing-details";
import { reshapeDiscount } from "./discount-shape";
import type { AppliedDiscount } from "./discount-shape";
import { asking, isMissing } from "./errors";
import { expanding } from "./expanding";
import { idOf } from "./id-of";
import { reshapePaymentMethod } from "./payment-methods";
import type { PaymentMethod } from "./payment-methods";

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
 * as they were typed, capital letters included. Deleted customers are nobody.
 */
export async function findCustomers(
  stripe: StripeClient,
  identifyBy: "email" | "customer_id",
  identity: string,
): Promise<Customer[]> {
  if (identifyBy === "customer_id") {
    const customer = await retrieveCustomer(stripe, identity);
    return customer ? [customer] : [];
  }
  const byEmail = expanding([listed, [`data.${method}`], []], (expand) =>
    stripe.customers.list({ email: identity, limit: 100, expand }).autoPagingToArray({ limit: 500 }),
  );
  const found = await asking(byEmail);
  return found.map(reshapeCustomer);
}

/** The customer, or null when it is unknown or deleted: Stripe answers 200 for a deleted one. */
export async function retrieveCustomer(stripe: StripeClient, id: string): Promise<Customer | null> {
  try {
    const customer = await expanding([whole, [method], []], (expand) =>
      stripe.customers.retrieve(id, { expand }),
    );
    if (customer.deleted) return null;
    return reshapeCustomer(customer);
  } catch (error) {
    if (isMissing(error)) return null;
    return asking(Promise.reject(error));
  }
}

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
