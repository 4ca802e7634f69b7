import type { Price, Subscription } from "../stripe/reshape";
import { hasEnded } from "./permissions";

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
 * The price to start again with: the old one while it is sold, or else one of the same product that takes the same
 * amount as often in the same currency. Null when there is none: another amount is never chosen for the customer.
 */
export function priceToday(old: Price, currency: string, onSale: Price[]): Price | null {
  if (old.isActive) return old;
  // A price in tiers, by usage or in a second currency has no single amount that could be compared.
  if (old.amount === null || old.isMetered || old.currency !== currency) return null;
  const same = onSale.find(
    (price) =>
      price.isActive &&
      !price.isMetered &&
      price.productId === old.productId &&
      price.currency === old.currency &&
      price.interval === old.interval &&
      price.intervalCount === old.intervalCount &&
      price.amount === old.amount,
  );
  return same ?? null;
}
