import "server-only";
import type { StripeClient } from "./client";
import { asking, isMissing } from "./errors";
import { reshapeCard } from "./reshape";
import type { Card } from "./reshape";

export type Customer = { id: string; card: Card | null };

const expand = ["invoice_settings.default_payment_method"];

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
  const byEmail = stripe.customers.list({
    email: identity,
    limit: 100,
    expand: expand.map((path) => `data.${path}`),
  });
  const found = await asking(byEmail.autoPagingToArray({ limit: 500 }));
  return found.map(({ id, invoice_settings }) => ({
    id,
    card: reshapeCard(invoice_settings.default_payment_method),
  }));
}

/** The customer, or null when it is unknown or deleted: Stripe answers 200 for a deleted one. */
export async function retrieveCustomer(stripe: StripeClient, id: string): Promise<Customer | null> {
  try {
    const customer = await stripe.customers.retrieve(id, { expand });
    if (customer.deleted) return null;
    return { id: customer.id, card: reshapeCard(customer.invoice_settings.default_payment_method) };
  } catch (error) {
    if (isMissing(error)) return null;
    return asking(Promise.reject(error));
  }
}
