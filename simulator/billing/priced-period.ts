import type { World } from "../world";
import { priceOf } from "./lookup";
import type { Period } from "./periods";
import { periodContaining } from "./periods";
import type { Subscription, SubscriptionItem } from "./records";

/**
 * The period a price is for. A first period that a chosen anchor cuts short is part of a whole one of the anchor's cycle,
 * and that is what its time is measured by.
 */
export function pricedPeriod(
  world: World,
  { billing_cycle_anchor: anchor }: Subscription,
  { current_period_start: start, current_period_end: end, price }: SubscriptionItem,
): Period {
  const whole = periodContaining(anchor, priceOf(world, price).recurring!, start);
  return whole.end === end ? whole : { start, end };
}
