import type { Service } from "../../settings/service";
import type { Product } from "../../stripe/catalogue/plans";
import type { Item, Subscription } from "../../stripe/subscriptions/reshape";
import { canBeScheduled } from "./item-checks";
import { baseItem } from "./plan-switch";

/** Decides which items of a subscription are add-ons, and when a removed add-on ends. Pure. */

/** The metadata key with which a merchant marks a product as an add-on. */
const addOnTag = "sb_addon";

export type AddOn = { item: Item; product: Product };

/**
 * The add-ons that a customer can remove: only items whose product the merchant has marked, never the tier or the only
 * item left. Items billed by usage are excluded, because it is unknown what happens to usage that isn't billed yet.
 */
export function addOnsOf(subscription: Subscription, service: Service | null, products: Product[]): AddOn[] {
  const base = baseItem(subscription, service);
  const staying = subscription.items.filter((item) => !goesAtRenewal(subscription, item, base));
  if (staying.length < 2) return [];
  return staying.flatMap((item) => {
    const product = products.find(({ id }) => id === item.price.productId);
    const isAddOn = product?.metadata[addOnTag] === "true" && item !== base && !item.price.isMetered;
    return product && isAddOn ? [{ item, product }] : [];
  });
}

/** True if the item is scheduled to end at the renewal. The tier is never removed, only replaced. */
export function goesAtRenewal({ schedule }: Subscription, item: Item, base: Item | null): boolean {
  const next = schedule?.next?.items;
  return item !== base && next !== undefined && next.every(({ priceId }) => priceId !== item.price.id);
}

export type RemovalKind = "in_trial" | "at_renewal" | "now";

/**
 * When a removed add-on ends. As with every downgrade, customers keep what they have paid for. If the end can't be
 * scheduled, the add-on ends now and the unused time is credited.
 */
export function removalKind(subscription: Subscription): RemovalKind {
  if (subscription.status === "trialing") return "in_trial";
  return canBeScheduled(subscription) ? "at_renewal" : "now";
}
