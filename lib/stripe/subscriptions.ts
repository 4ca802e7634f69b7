import "server-only";
import Stripe from "stripe";
import type { StripeClient } from "./client";
import { asking, isMissing } from "./errors";
import { expanding } from "./expanding";
import { listedExpansions, readExpansions, reshapeSubscription } from "./reshape";
import type { Subscription } from "./reshape";

const mostShown = 500;

/** Every subscription of a customer, ended ones too, newest first. */
export function listSubscriptions(stripe: StripeClient, customerId: string): Promise<Subscription[]> {
  return asking(readSubscriptions(stripe, customerId));
}

/** The same, with Stripe's errors as they are: for an operation that is being carried out, which must know them. */
export async function readSubscriptions(stripe: StripeClient, customerId: string): Promise<Subscription[]> {
  const found = await expanding(listedExpansions, (expand) =>
    stripe.subscriptions
      .list({ customer: customerId, status: "all", limit: 100, expand })
      .autoPagingToArray({ limit: mostShown }),
  );
  const whole = await Promise.all(found.map((one) => withAllItems(stripe, one)));
  const prices = await pricesElsewhere(stripe, whole);
  return whole.map((one) => {
    const items = one.items.data.map((item) => ({ ...item, price: prices.get(item.price.id) ?? item.price }));
    return reshapeSubscription({ ...one, items: { ...one.items, data: items } });
  });
}

/** Stripe sends a subscription with the first page of its items; one with more is rare, so the rest is asked for then. */
async function withAllItems<Read extends Stripe.Subscription>(
  stripe: StripeClient,
  subscription: Read,
): Promise<Read> {
  const { id, items } = subscription;
  if (!items.has_more) return subscription;
  const all = await expanding([["data.price.currency_options"], []], (expand) =>
    stripe.subscriptionItems.list({ subscription: id, limit: 100, expand }),
  );
  return { ...subscription, items: { ...items, data: all.data, has_more: all.has_more } };
}

/** The prices that are paid in another currency than their own, with all their currencies: rare, so asked for one by one. */
async function pricesElsewhere(
  stripe: StripeClient,
  subscriptions: Stripe.Subscription[],
): Promise<Map<string, Stripe.Price>> {
  const elsewhere = subscriptions.flatMap(({ currency, items }) =>
    items.data.filter(({ price }) => price.currency !== currency).map(({ price }) => price.id),
  );
  const prices = await Promise.all(
    [...new Set(elsewhere)].map((id) => stripe.prices.retrieve(id, { expand: ["currency_options"] })),
  ).catch((error: unknown) => {
    // What they are in that currency is then not told; the subscriptions are shown all the same.
    if (error instanceof Stripe.errors.StripePermissionError) return [];
    throw error;
  });
  return new Map(prices.map((price) => [price.id, price]));
}

/** Whether the customer has or had any subscription at all. */
export async function hasSubscription(stripe: StripeClient, customerId: string): Promise<boolean> {
  const page = await asking(stripe.subscriptions.list({ customer: customerId, status: "all", limit: 1 }));
  return page.data.length > 0;
}

/**
 * The subscription, read now, if it belongs to one of these customers. A stranger's and one that does not exist
 * get the same answer: null.
 */
export async function findSubscription(
  stripe: StripeClient,
  customerIds: string[],
  id: string,
): Promise<Subscription | null> {
  try {
    const found = await readSubscription(stripe, id);
    return customerIds.includes(found.customerId) ? found : null;
  } catch (error) {
    if (isMissing(error)) return null;
    return asking(Promise.reject(error));
  }
}

/** The same of whoever's it is, with Stripe's errors as they are: for an operation that is being carried out. */
export async function readSubscription(stripe: StripeClient, id: string): Promise<Subscription> {
  const found = await expanding(readExpansions, (expand) => stripe.subscriptions.retrieve(id, { expand }));
  return reshapeSubscription(await withAllItems(stripe, found));
}
