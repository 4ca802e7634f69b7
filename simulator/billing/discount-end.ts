import type { World } from "../world";
import type { Due } from "./due-record";
import type { Discount } from "./discount-records";
import type { Subscription } from "./records";

/** A repeating discount leaves its subscription when its months are over; the invoices it was on keep it. */
export function discountEnds(discount: Discount): Due[] {
  const { end, subscription, _isOver: isOver } = discount;
  if (end === null || subscription === null || isOver) return [];
  return [{ at: end, happen: (world) => endDiscount(world, discount) }];
}

function endDiscount(world: World, discount: Discount): void {
  world.change(discount, { _isOver: true });
  const owner = world.find<Subscription>("subscription", discount.subscription ?? "");
  if (!owner?.discounts.includes(discount.id) || owner.ended_at !== null) return;
  const discounts = owner.discounts.filter((id) => id !== discount.id);
  world.change<Subscription>(owner, { discounts });
}
