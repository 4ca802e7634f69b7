import "server-only";
import { hasEnded } from "../../operations/facts";
import type { StripeClient } from "../../stripe/connection/client";
import { mayStillRun } from "../../stripe/connection/errors";
import { freshKey } from "../../stripe/connection/step-key";
import { releaseSchedule } from "../../stripe/schedules/schedules";
import { readSubscription } from "../../stripe/subscriptions/subscriptions";
import { restoreCancellation } from "../../stripe/subscriptions/undo-cancellation";
import { deferIfUnreachable } from "./defer-if-unreachable";

/** The merchant's end date of a subscription without a schedule; seconds. */
export type MerchantEnd = { subscriptionId: string; endsAt: number };

/**
 * Schedules a change for a subscription that the merchant has set to end on a date. While a subscription has a
 * schedule, Stripe manages its end through the schedule. Creating and filling a schedule takes two requests, and
 * between them the end isn't certain. If the second request fails, this removes the schedule and sets the end again.
 *
 * @param isScheduled checks whether the change was scheduled despite an error.
 *
 * @throws UnfinishedError if Stripe can't be reached, so that the end can't be set again now.
 */
export async function scheduleKeepingEnd(
  stripe: StripeClient,
  end: MerchantEnd,
  { schedule, isScheduled }: { schedule: () => Promise<void>; isScheduled: () => Promise<boolean> },
): Promise<void> {
  try {
    await schedule();
  } catch (error) {
    if (mayStillRun(error)) throw error;
    if (await deferIfUnreachable(isScheduled)) return;
    await deferIfUnreachable(() => restoreEnd(stripe, end));
    throw error;
  }
}

/** Restores the end if a schedule was created but not filled. Checks first, so running it twice is safe. */
export async function restoreEnd(
  stripe: StripeClient,
  { subscriptionId, endsAt }: MerchantEnd,
): Promise<void> {
  const now = await readSubscription(stripe, subscriptionId);
  if (hasEnded(now) || now.schedule?.next) return;
  if (now.schedule) await releaseSchedule(stripe, now.schedule.id, freshKey);
  const { endsAt: present } = now.schedule ? await readSubscription(stripe, subscriptionId) : now;
  if (present !== null) return;
  await restoreCancellation(stripe, subscriptionId, { atPeriodEnd: false, endsAt, term: null, reason: {} });
}
