import "server-only";
import { PortalError } from "../../errors";
import { previewEnding } from "../../stripe/subscriptions/previews";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { isBilledByUsage } from "../plan/item-checks";
import { cancelsNow } from "../rules/cancel-moment";
import type { Visit } from "../visit/visit";
import { speaker } from "../words/sentences";

/**
 * Computes the charges that remain if a subscription ends now: the usage since the last invoice. The amount is only
 * information and not a quote, because usage may continue until the click, and nothing slow or unreliable may prevent a
 * cancellation.
 *
 * @returns a sentence with the current amount.
 */
export async function previewCancellation(visit: Visit, subscription: Subscription): Promise<string> {
  const isAsked = isBilledByUsage(subscription) && cancelsNow(subscription, visit.settings);
  if (!isAsked) throw new PortalError("not_allowed");
  const { say, money } = speaker(visit);
  const due = await previewEnding(visit.stripe, subscription.id);
  if (!due || due.amountDue === 0) return say("cancel.usage_none");
  return say("cancel.usage_due", { amount: money(due.amountDue, due.currency) });
}
