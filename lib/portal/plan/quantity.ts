import type { Service } from "../../settings/service";
import type { Product } from "../../stripe/catalogue/plans";
import type { Item, Subscription } from "../../stripe/subscriptions/reshape";
import { canBePlanned } from "./item-facts";
import { baseItem, isByTheUnit, type SwitchKind } from "./plan-switch";
import { isWithin, limitsOf, type QuantityLimits } from "./quantity-limits";

/** How many units a customer may choose, and when the choice takes effect. Pure: it asks nobody. */

/** The item whose units can be chosen, its product and how far the choice goes. */
export type CountedItem = { item: Item; product: Product; limits: QuantityLimits };

/**
 * The one item of a subscription whose units the customer chooses: the plan itself where it is paid by the unit, or
 * else the first item that is. Null when there is none.
 */
export function countedItem(
  subscription: Subscription,
  service: Service | null,
  products: Product[],
): CountedItem | null {
  const base = baseItem(subscription, service);
  const inOrder = base ? [base, ...subscription.items.filter((item) => item !== base)] : subscription.items;
  for (const item of inOrder) {
    const product = products.find(({ id }) => id === item.price.productId);
    const limits = product?.unitLabel ? limitsOf(product) : null;
    if (product && limits && isByTheUnit(subscription, item)) return { item, product, limits };
  }
  return null;
}

/**
 * What choosing so many units would do: more at once, fewer when what is paid for ends. The present number can be
 * chosen, even beyond the limits, to drop a change that is planned.
 */
export function quantityKind(
  subscription: Subscription,
  { item, limits }: CountedItem,
  quantity: number,
): SwitchKind {
  if (quantity === item.quantity) {
    return subscription.schedule?.next && subscription.schedule.isOurs ? "keep_current" : "not_offered";
  }
  if (!isWithin(limits, quantity)) return "not_offered";
  if (subscription.status === "trialing") return "in_trial";
  // Fewer that cannot be planned start now, and the rest is credited.
  return quantity > item.quantity || !canBePlanned(subscription) ? "now" : "at_renewal";
}
