import type { World } from "../../world";
import { priceOf } from "../lookup";
import type { Subscription, SubscriptionItem } from "../records";
import { periodContaining } from "./periods";

/** The item in its next period, before that period is charged. */
export function nextPeriod(
  world: World,
  subscription: Subscription,
  item: SubscriptionItem,
): SubscriptionItem {
  const { recurring } = priceOf(world, item.price);
  const period = periodContaining(subscription.billing_cycle_anchor, recurring!, item.current_period_end);
  return {
    ...item,
    current_period_start: item.current_period_end,
    current_period_end: period.end,
    _debits: [],
  };
}
