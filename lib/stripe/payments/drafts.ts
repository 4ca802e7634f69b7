import "server-only";
import type { StripeClient } from "../connection/client";
import { asking } from "../connection/errors";

/** A draft that goes on by itself: what it comes to in minor units, and when it is charged or sent, in seconds. */
export type Draft = { amount: number; currency: string; goesOutAt: number };

/** The draft of a subscription that goes out first; null where none does. Those that are kept do not go on. */
export async function readDraft(stripe: StripeClient, subscriptionId: string): Promise<Draft | null> {
  const { data } = await asking(
    stripe.invoices.list({ subscription: subscriptionId, status: "draft", limit: 10 }),
  );
  const drafts = data.flatMap(({ auto_advance: goes, amount_due: amount, currency, ...draft }) => {
    const goesOutAt = draft.next_payment_attempt ?? draft.automatically_finalizes_at;
    return goes && goesOutAt !== null ? [{ amount, currency, goesOutAt }] : [];
  });
  return drafts.sort((one, other) => one.goesOutAt - other.goesOutAt)[0] ?? null;
}
