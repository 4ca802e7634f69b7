import "server-only";
import type { StripeClient } from "../stripe/client";
import type { Customer } from "../stripe/customers";
import { findSubscription, hasSubscription } from "../stripe/subscriptions";

/** Whom an identity stands for: the one customer that is shown, or several of whom one has to be chosen first. */
export type CustomersInQuestion = { customerIds: string[]; customerId: string | null };

// More than that share an address only by mistake of the merchant's; each costs a request.
const mostAsked = 20;

/**
 * Several customers of Stripe may share an e-mail address, and anybody may have made one of them: nothing is put
 * together and nothing is guessed where money is concerned. The only one with subscriptions is meant; of several
 * the customer says which; without any, the newest. A page that asks for one subscription means its customer.
 *
 * @param found newest first, as Stripe lists them.
 */
export async function customersInQuestion(
  stripe: StripeClient,
  found: Customer[],
  subscriptionId: string | null,
): Promise<CustomersInQuestion> {
  const all = found.map(({ id }) => id);
  if (all.length <= 1) return { customerIds: all, customerId: all[0] ?? null };
  const named = subscriptionId && (await findSubscription(stripe, all, subscriptionId));
  if (named) return { customerIds: [named.customerId], customerId: named.customerId };
  const asked = all.slice(0, mostAsked);
  const subscribed = await Promise.all(asked.map((id) => hasSubscription(stripe, id)));
  const meant = asked.filter((_, index) => subscribed[index]);
  const customerIds = meant.length > 0 ? meant : asked.slice(0, 1);
  return { customerIds, customerId: customerIds.length === 1 ? (customerIds[0] ?? null) : null };
}
