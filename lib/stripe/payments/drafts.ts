import "server-only";
import type { StripeClient } from "../connection/client";
import { translateErrors } from "../connection/errors";

/**
 * A draft that finalizes automatically: its amount in minor units, and when it is charged or sent, in
 * seconds.
 */
export type Draft = { amount: number; currency: string; goesOutAt: number };

/**
 * The subscription's draft that is charged or sent next. Null if there is none. Drafts that don't finalize
 * automatically are left out.
 */
export async function readDraft(stripe: StripeClient, subscriptionId: string): Promise<Draft | null> {
  const { data } = await translateErrors(
    stripe.invoices.list({ subscription: subscriptionId, status: "draft", limit: 10 }),
  );
  const drafts = data.flatMap(({ auto_advance: goes, amount_due: amount, currency, ...draft }) => {
    const goesOutAt = draft.next_payment_attempt ?? draft.automatically_finalizes_at;
    return goes && goesOutAt !== null ? [{ amount, currency, goesOutAt }] : [];
  });
  return drafts.sort((one, other) => one.goesOutAt - other.goesOutAt)[0] ?? null;
}
