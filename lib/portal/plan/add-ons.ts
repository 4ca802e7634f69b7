import type { Service } from "../../settings/service";
import type { Product } from "../../stripe/catalogue/plans";
import type { Item, Subscription } from "../../stripe/subscriptions/reshape";
import { canBePlanned } from "./item-facts";
import { baseItem } from "./plan-switch";

/** Which items of a subscription are add-ons, and when one that is removed goes. Pure: it asks nobody. */

/** What a merchant writes on a product that is sold beside a tier. */
const addOnTag = "sb_addon";

export type AddOn = { item: Item; product: Product };

/**
 * The add-ons that can be removed one by one: only what the merchant has marked as one, and never the tier or all that
 * is left. What is billed by usage is not: what becomes of usage that was not billed yet is not known.
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

/** Whether it is planned that the item is not there any more after the renewal; the tier is only exchanged. */
export function goesAtRenewal({ schedule }: Subscription, item: Item, base: Item | null): boolean {
  const next = schedule?.next?.items;
  return item !== base && next !== undefined && next.every(({ priceId }) => priceId !== item.price.id);
}

export type RemovalKind = "in_trial" | "at_renewal" | "now";

/**
 * When a removed add-on goes. What is paid is had to its end, as with every lower price; where that cannot be planned it
 * goes now, and the rest is credited.
 */
export function removalKind(subscription: Subscription): RemovalKind {
  if (subscription.status === "trialing") return "in_trial";
  return canBePlanned(subscription) ? "at_renewal" : "now";
}
