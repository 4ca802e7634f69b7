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
 * takes the same amount as often. Null when there is none: another amount is never chosen for the customer.
 */
export function priceToday(old: Price, currency: string, onSale: Price[]): Price | null {
  const before = priceIn(old, currency);
  if (!before || before.isActive) return before;
  // A price in tiers or by usage has no single amount that could be compared.
  if (before.amount === null || before.isMetered) return null;
  const same = onSale
    .map((price) => priceIn(price, currency))
    .find(
      (price) =>
        price?.isActive &&
        !price.isMetered &&
        price.productId === before.productId &&
        price.interval === before.interval &&
        price.intervalCount === before.intervalCount &&
        price.amount === before.amount,
    );
  return same ?? null;
}
