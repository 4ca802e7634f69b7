import type { Item, Subscription } from "../../stripe/subscriptions/reshape";
import { termOf } from "../plan/ends";
import type { SwitchKind } from "../plan/plan-switch";

/**
 * Identifies the data that was shown with a change besides its amount: when it takes effect, the current price and
 * quantity, the end of the period, the merchant's end date, and the scheduled change that would be discarded. The quote
 * contains this fingerprint. If it differs later, the sentences that the customer read are no longer true. Pure.
 */
export function termsFingerprint(subscription: Subscription, item: Item, kind: SwitchKind): string {
  const { schedule } = subscription;
  // The operation's ID identifies the scheduled change, so that the fingerprint stays the same if the change is
  // scheduled again after a failure.
  const scheduled = schedule?.next ? (schedule.operationId ?? schedule.id) : "nothing";
  const term = termOf(subscription) ?? "none";
  return `${kind} from ${item.price.id} x ${item.quantity} until ${item.periodEnd}, planned ${scheduled}, term ${term}`;
}
