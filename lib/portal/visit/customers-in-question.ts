import "server-only";
import type { StripeClient } from "../../stripe/connection/client";
import type { Customer } from "../../stripe/customers/customers";
import { findSubscription } from "../../stripe/subscriptions/subscriptions";

/** Whom an identity stands for: the one customer that is shown, or several of whom one has to be chosen first. */
export type CustomersInQuestion = { customerIds: string[]; customerId: string | null };

// Each costs requests to show, and nobody looks through more.
const mostShown = 20;

/**
 * Several customers of Stripe may share an e-mail address, and anybody may have made one of them, by a checkout that
 * asks for no proof: nothing is put together and nothing is guessed, or a stranger's debt would look like one's own.
 * Of several the customer always says which, whatever the others have. A page that asks for one subscription means its
 * customer.
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
  return { customerIds: likeliest(found).map(({ id }) => id), customerId: null };
}

/** Those who pay come first, and then the oldest: whoever makes up customers later must not push them out. */
function likeliest(found: Customer[]): Customer[] {
  const pays = ({ hasPaymentMethod }: Customer) => (hasPaymentMethod ? 0 : 1);
  const oldestFirst = [...found].reverse();
  return oldestFirst.sort((one, other) => pays(one) - pays(other)).slice(0, mostShown);
}
