import type { Item, Subscription } from "../../stripe/subscriptions/reshape";
import { termOf } from "../plan/ends";
import type { SwitchKind } from "../plan/plan-switch";

/**
 * What a change was shown to meet besides its amount: when it would take effect, what it starts from, the day on which the
 * period ends, the term that outlives it, and what is planned already, which it would drop. Sealed into its quote: where one of them is another by
 * then, the sentences that were read are not true any more. Pure.
 */
export function circumstances(subscription: Subscription, item: Item, kind: SwitchKind): string {
  const { schedule } = subscription;
  // By who planned it: a plan that was made again after something else had failed is the same.
  const planned = schedule?.next ? (schedule.operationId ?? schedule.id) : "nothing";
  const term = termOf(subscription) ?? "none";
  return `${kind} from ${item.price.id} x ${item.quantity} until ${item.periodEnd}, planned ${planned}, term ${term}`;
}
