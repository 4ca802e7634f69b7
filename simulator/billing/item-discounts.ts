import type { World } from "../world";
import type { DiscountAmount } from "./discount-allocation";
import { allocateDiscounts } from "./discount-allocation";
import { reductionsOf } from "./discounts";
import { priceOf } from "./lookup";
import { priceAhead } from "./price-amount";
import type { Subscription, SubscriptionItem } from "./records";
import { roundAmount } from "./rounding";

/**
 * What discounts take from an item's whole period. Flexible billing gives it a proportional share of them,
 * beside its siblings; classic billing takes each discount whole, as if the item stood alone.
 */
export function discountsOnItem(
  world: World,
  { billing_mode: mode, currency }: Subscription,
  item: SubscriptionItem,
  siblings: readonly SubscriptionItem[],
  discounts: readonly string[],
): DiscountAmount[] {
  const sharing = mode.type === "flexible" ? siblings : [item];
  const lines = sharing.map((sibling) => lineOf(world, sibling));
  const shares = allocateDiscounts(lines, reductionsOf(world, discounts, world.now(), currency));
  return shares[sharing.findIndex(({ id }) => id === item.id)] ?? [];
}

function lineOf(world: World, item: SubscriptionItem) {
  const price = priceOf(world, item.price);
  return {
    amount: roundAmount(priceAhead(price, item.quantity)),
    discountable: true,
    product: price.product,
  };
}
