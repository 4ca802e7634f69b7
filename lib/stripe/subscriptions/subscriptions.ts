import "server-only";
import Stripe from "stripe";
import type { StripeClient } from "../connection/client";
import { isMissing, translateErrors } from "../connection/errors";
import { readExpanded } from "../connection/read-expanded";
import { withFullDiscounts } from "../discounts/full-discounts";
import { listedExpansions, readExpansions, reshapeSubscription, type Subscription } from "./reshape";

const maxShown = 500;

/** Every subscription of a customer, including ended ones, newest first. */
export function listSubscriptions(stripe: StripeClient, customerId: string): Promise<Subscription[]> {
  return translateErrors(readSubscriptions(stripe, customerId));
}

/**
 * Same as `listSubscriptions`, but throws Stripe's errors untranslated, because a running operation needs
 * them.
 */
export async function readSubscriptions(stripe: StripeClient, customerId: string): Promise<Subscription[]> {
  const found = await readExpanded(listedExpansions, (expand) =>
    stripe.subscriptions
      .list({ customer: customerId, status: "all", limit: 100, expand })
      .autoPagingToArray({ limit: maxShown }),
  );
  const whole = await Promise.all(found.map((one) => withAllItems(stripe, one)));
  const priced = await withFullPrices(stripe, whole);
  return (await withFullDiscounts(stripe, priced)).map(reshapeSubscription);
}

/** Stripe includes only a subscription's first page of items. A second page is rare, so it is read only when needed. */
async function withAllItems<Read extends Stripe.Subscription>(
  stripe: StripeClient,
  subscription: Read,
): Promise<Read> {
  const { id, items } = subscription;
  if (!items.has_more) return subscription;
  const all = await readExpanded([["data.price.currency_options", "data.price.tiers"], []], (expand) =>
    stripe.subscriptionItems.list({ subscription: id, limit: 100, expand }),
  );
  return { ...subscription, items: { ...items, data: all.data, has_more: all.has_more } };
}

/**
 * Adds the price details a list can't include: amounts in currencies other than the price's own, and tiers.
 * Both are rare, so they are read one by one.
 */
async function withFullPrices<Read extends Stripe.Subscription>(
  stripe: StripeClient,
  subscriptions: Read[],
): Promise<Read[]> {
  const wanted = new Map<string, Set<string>>();
  for (const { currency, items } of subscriptions) {
    for (const { price } of items.data.filter((item) => isIncomplete(item.price, currency)))
      wanted.set(price.id, (wanted.get(price.id) ?? new Set()).add(currency));
  }
  if (wanted.size === 0) return subscriptions;
  const prices = await Promise.all(
    [...wanted].map(([id, currencies]) => readPrice(stripe, id, [...currencies])),
  ).catch((error: unknown) => {
    // If the key can't read prices, these amounts stay unknown, but the subscriptions are still shown.
    if (error instanceof Stripe.errors.StripePermissionError) return [];
    throw error;
  });
  const known = new Map(prices.map((price) => [price.id, price]));
  return subscriptions.map((one) => {
    const items = one.items.data.map((item) => ({ ...item, price: known.get(item.price.id) ?? item.price }));
    return { ...one, items: { ...one.items, data: items } };
  });
}

/** Whether the answer lacks this price's amounts in that currency. */
function isIncomplete(
  { currency: own, billing_scheme, tiers, currency_options }: Stripe.Price,
  currency: string,
) {
  const amounts = own === currency ? { tiers } : currency_options?.[currency];
  if (billing_scheme === "tiered") return amounts?.tiers === undefined;
  return own !== currency && currency_options === undefined;
}

async function readPrice(stripe: StripeClient, id: string, currencies: string[]): Promise<Stripe.Price> {
  const expand = ["tiers", "currency_options"];
  const further = currencies.map((currency) => `currency_options.${currency}.tiers`);
  try {
    return await stripe.prices.retrieve(id, { expand: [...expand, ...further] });
  } catch (error) {
    // Stripe refuses to expand the currency's options if that currency has been removed from the price.
    if (error instanceof Stripe.errors.StripeInvalidRequestError && !isMissing(error))
      return stripe.prices.retrieve(id, { expand });
    throw error;
  }
}

/**
 * The current state of a subscription, if it belongs to one of these customers. Null otherwise, so that a stranger's
 * subscription can't be distinguished from a missing one.
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
    return translateErrors(Promise.reject(error));
  }
}

/**
 * Same as `findSubscription` but for any customer, and throws Stripe's errors untranslated, because a running
 * operation needs them.
 */
export async function readSubscription(stripe: StripeClient, id: string): Promise<Subscription> {
  const found = await readExpanded(readExpansions, (expand) => stripe.subscriptions.retrieve(id, { expand }));
  const [whole = found] = await withFullPrices(stripe, [await withAllItems(stripe, found)]);
  return reshapeSubscription(whole);
}
