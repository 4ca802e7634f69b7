import type { Plan, Product } from "../../stripe/catalogue/plans";
import type { Item } from "../../stripe/subscriptions/reshape";
import { isCounted, limitsOf, smallestFrom } from "./quantity-limits";

/** How many units of another plan an item becomes. Pure: it asks nobody. */

/** The item that another plan takes the place of, and its product; null where that cannot be read. */
export type Moved = { item: Item; product: Product | null };

/** The product of an item, where it is among those that are known. */
export function movedItem(item: Item, products: readonly Product[]): Moved {
  return { item, product: products.find(({ id }) => id === item.price.productId) ?? null };
}

/**
 * How many units an item has on another plan. Customers who count their seats keep the number where the other plan
 * is counted too, raised to what that plan begins with, and pay a plan that is not counted once. A number that the
 * merchant gave to a plan without units stays: what it stands for is not ours to know. Null where the plan takes
 * no such number.
 */
export function quantityOn(plan: Pick<Plan, "product">, { item, product }: Moved): number | null {
  const { quantity } = item;
  if (!isCounted(plan.product)) return product && isCounted(product) ? 1 : quantity;
  const limits = limitsOf(plan.product);
  return limits ? smallestFrom(limits, quantity) : quantity;
}
