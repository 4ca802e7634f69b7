import "server-only";
import { PortalError } from "../../errors";
import { previewEnding } from "../../stripe/subscriptions/previews";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { isBilledByUsage } from "../plan/item-facts";
import { cancelsNow } from "../rules/cancel-moment";
import type { Visit } from "../visit/visit";
import { speaker } from "../words/sentences";

/**
 * What ending a subscription now still bills: the usage since the last invoice. It is said and not agreed to, because
 * usage may go on until the click, and nothing that takes time or fails may stand between a customer and the end.
 *
 * @returns a sentence with the amount as it is now.
 */
export async function previewCancellation(visit: Visit, subscription: Subscription): Promise<string> {
  const isAsked = isBilledByUsage(subscription) && cancelsNow(subscription, visit.settings);
  if (!isAsked) throw new PortalError("not_allowed");
  const { say, money } = speaker(visit.language);
  const due = await previewEnding(visit.stripe, subscription.id);
  if (!due || due.amountDue === 0) return say("cancel.usage_none");
  return say("cancel.usage_due", { amount: money(due.amountDue, due.currency) });
}
