import "server-only";
import { type Draft, readDraft } from "../../stripe/payments/drafts";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { fallBackTo } from "../door/fall-back-to";
import type { Visit } from "../visit/visit";

const runningStatuses: Subscription["status"][] = ["active", "trialing", "past_due"];
// A renewal's invoice is a draft for about an hour. If another invoice is newer than this draft, that invoice was
// created soon after the renewal.
const maxDraftSeconds = 3 * 3600;

/**
 * The draft that is charged or sent next. It is the newest invoice, unless another one was created right after a
 * renewal. Only in that case does this send Stripe a request.
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
