import "server-only";
import { hasEnded } from "../../operations/facts";
import type { StripeClient } from "../../stripe/connection/client";
import { mayStillRun } from "../../stripe/connection/errors";
import { freshKey } from "../../stripe/connection/step-key";
import { releaseSchedule } from "../../stripe/schedules/schedules";
import { readSubscription } from "../../stripe/subscriptions/subscriptions";
import { restoreCancellation } from "../../stripe/subscriptions/undo-cancellation";
import { orLater } from "./or-later";

/** The merchant's end of a subscription that no schedule manages; seconds. */
export type HeldEnd = { subscriptionId: string; endsAt: number };

/**
 * Plans a change for a subscription with an end of the merchant's. Stripe manages the end through the schedule once there is
 * one, and makes and fills a schedule with two requests: what becomes of the end between them is not known. Where the
 * second cannot be made, the schedule goes and the end is set again.
 *
 * @param isPlanned looks whether the change is planned in spite of an error.
 * @throws Unfinished when neither can be reached now.
 */
export async function holdingEnd(
  stripe: StripeClient,
  held: HeldEnd,
  { plan, isPlanned }: { plan: () => Promise<void>; isPlanned: () => Promise<boolean> },
): Promise<void> {
  try {
    await plan();
  } catch (error) {
    if (mayStillRun(error)) throw error;
    if (await orLater(isPlanned)) return;
    await orLater(() => putEndBack(stripe, held));
    throw error;
  }
}

/** The end as it was before a schedule came that holds nothing yet. Looks before it acts, and may be done twice. */
export async function putEndBack(stripe: StripeClient, { subscriptionId, endsAt }: HeldEnd): Promise<void> {
  const now = await readSubscription(stripe, subscriptionId);
  if (hasEnded(now) || now.schedule?.next) return;
  if (now.schedule) await releaseSchedule(stripe, now.schedule.id, freshKey);
  const { endsAt: present } = now.schedule ? await readSubscription(stripe, subscriptionId) : now;
  if (present !== null) return;
  await restoreCancellation(stripe, subscriptionId, { atPeriodEnd: false, endsAt, term: null, reason: {} });
}
