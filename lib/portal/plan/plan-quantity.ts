import type { Plan, Product } from "../../stripe/catalogue/plans";
import type { Item } from "../../stripe/subscriptions/reshape";
import { isCounted, limitsOf, smallestFrom } from "./quantity-limits";

/** Computes the number of units that an item has on another plan. Pure. */

/** The item that another plan replaces, and the item's product. `product` is null if it can't be read. */
export type MovedItem = { item: Item; product: Product | null };

/** An item with its product, or with null if the product isn't among `products`. */
export function movedItem(item: Item, products: readonly Product[]): MovedItem {
  return { item, product: products.find(({ id }) => id === item.price.productId) ?? null };
}

/**
 * The number of units that an item has on another plan. Customers who choose their units keep the number if the other
 * plan also has units, or get that plan's minimum if it is higher. If the other plan has no units, the number becomes
 * one. A quantity that the merchant set on a plan without units stays, because we don't know its meaning. Null if the
 * plan doesn't allow that number.
 */
export function quantityOn(plan: Pick<Plan, "product">, { item, product }: MovedItem): number | null {
  const { quantity } = item;
  if (!isCounted(plan.product)) return product && isCounted(product) ? 1 : quantity;
  const limits = limitsOf(plan.product);
  return limits ? smallestFrom(limits, quantity) : quantity;
}
