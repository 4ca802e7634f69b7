import type { Service } from "../../settings/service";
import type { Product } from "../../stripe/catalogue/plans";
import type { Item, Subscription } from "../../stripe/subscriptions/reshape";
import { narrowLimits } from "../wishes/narrow";
import type { PageWishes } from "../wishes/read-wishes";
import { canBeScheduled } from "./item-checks";
import { baseItem, isByTheUnit, type SwitchKind } from "./plan-switch";
import { isWithin, limitsOf, type QuantityLimits } from "./quantity-limits";

/** How many units a customer may choose, and when the choice takes effect. Pure. */

/** The item whose units can be chosen, its product and the limits, as narrow as the page wishes them. */
export type CountedItem = { item: Item; product: Product; limits: QuantityLimits };

/**
 * The one item whose units the customer chooses: the plan's, if it is charged by the unit, otherwise the
 * first that is. Null if there is none.
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
 * Returns the effect of choosing this quantity: more units now, fewer at the renewal. Choosing the current number drops
 * a scheduled change, even beyond the limits.
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
  // If fewer units can't be scheduled, the change happens now and the rest is credited.
  return quantity > item.quantity || !canBeScheduled(subscription) ? "now" : "at_renewal";
}
