import type { Item, Subscription } from "../../stripe/subscriptions/reshape";
import { termOf } from "../plan/ends";
import type { SwitchKind } from "../plan/plan-switch";

/**
 * Identifies what was shown with a change besides its amount: when it takes effect, the price and quantity it
 * starts from, the end of the period, the merchant's end date, and the scheduled change that it would drop.
 * It is sealed into the quote: if any of it differs later, the sentences that the customer read are no longer
 * true. Pure.
 */
export function termsFingerprint(subscription: Subscription, item: Item, kind: SwitchKind): string {
  const { schedule } = subscription;
  // By the operation that scheduled it: a change that was scheduled again after a failure is the same.
  const scheduled = schedule?.next ? (schedule.operationId ?? schedule.id) : "nothing";
  const term = termOf(subscription) ?? "none";
  return `${kind} from ${item.price.id} x ${item.quantity} until ${item.periodEnd}, planned ${scheduled}, term ${term}`;
}
