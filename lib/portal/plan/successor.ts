import type { Price } from "../../stripe/price";
import type { Subscription } from "../../stripe/reshape";
import { priceIn } from "../../stripe/price";
import { hasEnded } from "../permissions";

/** What may follow an ended subscription. Pure: it asks nobody. */

/** Another subscription of the same customer, not ended itself, already has one of its products, or of those given. */
export function hasSuccessor(
  subscription: Subscription,
  all: Subscription[],
  products = subscription.items.map(({ price }) => price.productId),
): boolean {
  return all.some(
    (other) =>
      other.id !== subscription.id &&
      other.customerId === subscription.customerId &&
      !hasEnded(other) &&
      other.items.some(({ price }) => products.includes(price.productId)),
  );
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
