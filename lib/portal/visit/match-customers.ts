import "server-only";
import type { StripeClient } from "../../stripe/connection/client";
import type { Customer } from "../../stripe/customers/customers";
import { findSubscription } from "../../stripe/subscriptions/subscriptions";

/** The customers with an identity. `customerId` is the one to show. Null if there is none, or if one must be chosen. */
export type CustomerMatch = { customerIds: string[]; customerId: string | null };

// Each customer in the list costs requests, and nobody reads a longer list.
const maxChoices = 20;

/**
 * Several Stripe customers may share an email address, and anyone can create a customer with somebody else's address in
 * a checkout that doesn't verify addresses. So we never merge customers or guess, because a stranger's debt would look
 * like the customer's own. The customer chooses, unless the page asks for one subscription: then we choose that
 * subscription's customer.
 *
 * @param found newest first, as Stripe lists them.
 */
export async function matchCustomers(
  stripe: StripeClient,
  found: Customer[],
  subscriptionId: string | null,
): Promise<CustomerMatch> {
  const all = found.map(({ id }) => id);
  if (all.length <= 1) return { customerIds: all, customerId: all[0] ?? null };
  const named = subscriptionId && (await findSubscription(stripe, all, subscriptionId));
  if (named) return { customerIds: [named.customerId], customerId: named.customerId };
  return { customerIds: likeliestFirst(found).map(({ id }) => id), customerId: null };
}

/**
 * Sorts customers with a payment method first, then the oldest, so that customers whom a stranger creates later can't
 * push them off the list.
 */
function likeliestFirst(found: Customer[]): Customer[] {
  const pays = ({ hasPaymentMethod }: Customer) => (hasPaymentMethod ? 0 : 1);
  const oldestFirst = [...found].reverse();
  return oldestFirst.sort((one, other) => pays(one) - pays(other)).slice(0, maxChoices);
}
