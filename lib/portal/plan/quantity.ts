import type { Service } from "../../settings/service";
import type { Product } from "../../stripe/catalogue/plans";
import type { Item, Subscription } from "../../stripe/subscriptions/reshape";
import { narrowLimits } from "../wishes/narrow";
import type { PageWishes } from "../wishes/read-wishes";
import { canBeScheduled } from "./item-checks";
import { baseItem, isByTheUnit, type SwitchKind } from "./plan-switch";
import { isWithin, limitsOf, type QuantityLimits } from "./quantity-limits";

/** Decides how many units a customer may choose, and when the change takes effect. Pure. */

/** The item whose units can be chosen, its product, and the limits, narrowed by the page's wishes. */
export type CountedItem = { item: Item; product: Product; limits: QuantityLimits };

/**
 * The only item whose units the customer chooses: the plan's item if its units can be chosen, otherwise the first other
 * item whose units can be chosen. Null if there is none.
 */
export function countedItem(
  subscription: Subscription,
  service: Service | null,
  products: Product[],
  wishes: PageWishes = {},
): CountedItem | null {
  const base = baseItem(subscription, service);
  const inOrder = base ? [base, ...subscription.items.filter((item) => item !== base)] : subscription.items;
  for (const item of inOrder) {
    const product = products.find(({ id }) => id === item.price.productId);
    const limits = product?.unitLabel ? limitsOf(product) : null;
    if (product && limits && isByTheUnit(subscription, item))
      return { item, product, limits: narrowLimits(limits, product.unitLabel, wishes) };
  }
  return null;
}

/**
 * Returns the effect of choosing this quantity: more units start now, fewer at the renewal. Choosing the current number
 * discards a scheduled change, even if the number is outside the limits.
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
  // If fewer units can't be scheduled, the change happens now and the unused time is credited.
  return quantity > item.quantity || !canBeScheduled(subscription) ? "now" : "at_renewal";
}
