import type { World } from "../../world";
import type { DueAction } from "../clock/due-record";
import type { Subscription } from "../records";
import { dropSpentCustomerDiscount } from "./customer-discount";
import type { Discount } from "./discount-records";

/**
 * Removes a repeating discount from its subscription or customer when its months are over. Existing invoices
 * keep it.
 */
export function discountEnds(discount: Discount): DueAction[] {
  const { end, _isOver: isOver } = discount;
  if (end === null || isOver) return [];
  return [{ at: end, run: (world) => endDiscount(world, discount) }];
}

function endDiscount(world: World, discount: Discount): void {
  world.change(discount, { _isOver: true });
  dropSpentCustomerDiscount(world, discount.customer, [discount.id]);
  const owner = world.find<Subscription>("subscription", discount.subscription ?? "");
  if (!owner || owner.ended_at !== null) return;
  filterDiscounts(world, owner, (ids) => ids.filter((id) => id !== discount.id));
}

/** Filters the discounts of a subscription and of each of its items. */
export function filterDiscounts(
  world: World,
  subscription: Subscription,
  keep: (ids: string[]) => string[],
): void {
  const discounts = keep(subscription.discounts);
  const data = subscription.items.data.map((item) => {
    const own = keep(item.discounts);
    return own.length < item.discounts.length ? { ...item, discounts: own } : item;
  });
  const isSame = data.every((item, i) => item === subscription.items.data[i]);
  if (isSame && discounts.length === subscription.discounts.length) return;
  world.change<Subscription>(subscription, { discounts, items: { ...subscription.items, data } });
}
