import type { World } from "../../world";
import { findPriceIn } from "../lookup";
import { priceInAdvance } from "../prices/price-amount";
import { roundAmount } from "../prices/rounding";
import type { Subscription, SubscriptionItem } from "../records";
import type { WantedItem } from "../subscriptions/item-targets";
import { effectiveDiscounts } from "./customer-discount";
import type { DiscountAmount } from "./discount-allocation";
import { reductionsOf, replaceDiscounts, type ResolveDiscounts } from "./discounts";
import { discountLines } from "./line-discounts";

/** The item's own discounts after a request. The subscription's discounts stay as they are. */
export function itemDiscounts(
  world: World,
  { id: subscription, customer, currency }: Pick<Subscription, "id" | "customer" | "currency">,
  before: SubscriptionItem | null,
  { discounts }: WantedItem,
  give: ResolveDiscounts = replaceDiscounts,
): string[] {
  const owner = { subscription, customer, currency, discounts: before?.discounts ?? [] };
  return give(world, discounts, owner);
}

/**
 * The discounts on an item's whole period: first its own, then the subscription's. In flexible billing, the item gets
 * its proportional share of the subscription's discounts. In classic billing, each discount applies in full, as if the
 * item were the only one.
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
  const counted = effectiveDiscounts(world, customer, discounts);
  const taken = discountLines(lines, reductionsOf(world, counted, world.now(), currency));
  return taken[sharing.findIndex(({ id }) => id === item.id)] ?? [];
}

function lineOf(world: World, item: SubscriptionItem, currency: string) {
  const price = findPriceIn(world, item.price, currency);
  return {
    amount: roundAmount(priceInAdvance(price, item.quantity)),
    discountable: true,
    product: price.product,
    own: reductionsOf(world, item.discounts, world.now(), currency),
  };
}
