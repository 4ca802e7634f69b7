import type { World } from "../../world";
import { countedDiscounts } from "./customer-discount";
import type { DiscountAmount } from "./discount-allocation";
import type { GiveDiscounts } from "./discounts";
import { reductionsOf, replaceDiscounts } from "./discounts";
import type { Wanted } from "../subscriptions/item-targets";
import { discountLines } from "./line-discounts";
import { pricedIn } from "../lookup";
import { priceAhead } from "../prices/price-amount";
import type { Subscription, SubscriptionItem } from "../records";
import { roundAmount } from "../prices/rounding";

/** The discounts an item has for itself after a request. They leave its subscription's own alone. */
export function itemDiscounts(
  world: World,
  { id: subscription, customer, currency }: Pick<Subscription, "id" | "customer" | "currency">,
  before: SubscriptionItem | null,
  { discounts }: Wanted,
  give: GiveDiscounts = replaceDiscounts,
): string[] {
  const owner = { subscription, customer, currency, discounts: before?.discounts ?? [] };
  return give(world, discounts, owner);
}

/**
 * What discounts take from an item's whole period: its own first, then the subscription's. Of those, flexible billing
 * gives it a proportional share, beside its siblings; classic billing takes each whole, as if the item stood alone.
 */
export function discountsOnItem(
  world: World,
  { billing_mode: mode, currency, customer }: Subscription,
  item: SubscriptionItem,
  siblings: readonly SubscriptionItem[],
  discounts: readonly string[],
): DiscountAmount[] {
  const sharing = mode.type === "flexible" ? siblings : [item];
  const lines = sharing.map((sibling) => lineOf(world, sibling, currency));
  const counted = countedDiscounts(world, customer, discounts);
  const taken = discountLines(lines, reductionsOf(world, counted, world.now(), currency));
  return taken[sharing.findIndex(({ id }) => id === item.id)] ?? [];
}

function lineOf(world: World, item: SubscriptionItem, currency: string) {
  const price = pricedIn(world, item.price, currency);
  return {
    amount: roundAmount(priceAhead(price, item.quantity)),
    discountable: true,
    product: price.product,
    own: reductionsOf(world, item.discounts, world.now(), currency),
  };
}
