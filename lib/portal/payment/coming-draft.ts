import "server-only";
import { type Draft, readDraft } from "../../stripe/payments/drafts";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { fallBackTo } from "../door/fall-back-to";
import type { Visit } from "../visit/visit";

const runningStatuses: Subscription["status"][] = ["active", "trialing", "past_due"];
// A renewal is a draft for about an hour, so what hides it was made soon after.
const maxDraftSeconds = 3 * 3600;

/**
 * The draft that is charged or sent next. It is the newest invoice, unless something changed right after a
 * renewal: only then is Stripe asked for it.
 */
export async function comingDraft(
  { stripe }: Pick<Visit, "stripe">,
  { id, status, currency, items, latestInvoice: newest }: Subscription,
): Promise<Draft | null> {
  if (!newest || !runningStatuses.includes(status)) return null;
  const { goesOutAt, amountRemaining: amount, createdAt } = newest;
  if (goesOutAt !== null) return { amount, currency, goesOutAt };
  const isHidden = items.some(({ periodStart }) => {
    const since = createdAt - periodStart;
    return since > 0 && since < maxDraftSeconds;
  });
  if (!isHidden) return null;
  return readDraft(stripe, id).catch(fallBackTo<Draft | null>(null));
}
