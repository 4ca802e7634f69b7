import { hasEnded } from "../../operations/facts";
import type { Service } from "../../settings/service";
import { type Price, priceIn } from "../../stripe/catalogue/price";
import { formerMark } from "../../stripe/subscriptions/marks";
import type { Subscription } from "../../stripe/subscriptions/reshape";

/** What may follow an ended subscription. Pure: it asks nobody. */

/**
 * Whether something has taken its place: another subscription of the same customer, not ended itself, that was started in
 * its place, or has one of its products, or of those given. Of the tiers of a service a customer has one at a time, so that
 * any of them takes the place of any other.
 */
export function hasSuccessor(
  subscription: Former,
  all: Subscription[],
  service: Service | null,
  products = productsOf(subscription),
): boolean {
  const taken = besideWhich(products, service);
  return all.some(
    (other) =>
      other.id !== subscription.id &&
      other.customerId === subscription.customerId &&
      !hasEnded(other) &&
      (other.metadata[formerMark] === subscription.id ||
        productsOf(other).some((product) => taken.includes(product))),
  );
}

/** What has to be known of what has ended. */
type Former = Pick<Subscription, "id" | "customerId"> & { items: { price: { productId: string } }[] };

const productsOf = ({ items }: Pick<Former, "items">) => items.map(({ price }) => price.productId);

/** The products beside which these are not paid for as well. */
export function besideWhich(products: string[], service: Service | null): string[] {
  const tiers = service?.tiers.map(({ productId }) => productId) ?? [];
  return products.some((product) => tiers.includes(product)) ? [...products, ...tiers] : products;
}

/**
 * The price to start again with in this currency: the old one while it is sold, or else one of the same product that
 * asks for the same as often. Null when there is none: another amount is never chosen for the customer.
 */
export function priceToday(old: Price, currency: string, onSale: Price[]): Price | null {
  const before = priceIn(old, currency);
  if (!before || before.isActive) return before;
  // What usage will cost is not known, and a rate that Stripe did not tell cannot be compared.
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
