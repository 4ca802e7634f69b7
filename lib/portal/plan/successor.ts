import { hasEnded } from "../../operations/facts";
import { productsBeside, type Service } from "../../settings/service";
import { type Price, priceIn } from "../../stripe/catalogue/price";
import { formerMark } from "../../stripe/subscriptions/marks";
import type { Subscription } from "../../stripe/subscriptions/reshape";

/** The rules of restarting an ended subscription. Pure. */

/**
 * True if another subscription has replaced this one: a running subscription of the same customer that was started as
 * its successor or has one of `products`, which are this subscription's own by default. A customer has one tier of a
 * service at a time, so any tier replaces every other tier of the same service.
 */
export function hasSuccessor(
  subscription: Former,
  all: Subscription[],
  service: Service | null,
  products = productsOf(subscription),
): boolean {
  const taken = conflictingProducts(products, service);
  return all.some(
    (other) =>
      other.id !== subscription.id &&
      other.customerId === subscription.customerId &&
      !hasEnded(other) &&
      (other.metadata[formerMark] === subscription.id ||
        productsOf(other).some((product) => taken.includes(product))),
  );
}

/** The fields we need of an ended subscription. */
type Former = Pick<Subscription, "id" | "customerId"> & { items: { price: { productId: string } }[] };

const productsOf = ({ items }: Pick<Former, "items">) => items.map(({ price }) => price.productId);

/** These products and all others that a customer can't pay for at the same time. */
export function conflictingProducts(products: string[], service: Service | null): string[] {
  return [...new Set([...products, ...products.flatMap((product) => productsBeside(service, product))])];
}

/**
 * The price to resubscribe with in this currency: the former price while it is sold, otherwise another price of the
 * product with the same amount and interval. Null if there is none, because only the customer can choose a different
 * amount.
 */
export function priceToday(old: Price, currency: string, onSale: Price[]): Price | null {
  const before = priceIn(old, currency);
  if (!before || before.isActive) return before;
  // The cost of usage is unknown, and a rate that Stripe didn't return can't be compared.
  if (before.rate === null || before.isMetered) return null;
  const asks = (price: Price) => JSON.stringify([price.rate, price.packages]);
  const same = onSale
    .map((price) => priceIn(price, currency))
    .find(
      (price) =>
        price?.isActive &&
        !price.isMetered &&
        price.productId === before.productId &&
        price.interval === before.interval &&
        price.intervalCount === before.intervalCount &&
        asks(price) === asks(before),
    );
  return same ?? null;
}
