import "server-only";
import { PortalError } from "../../errors";
import type { StripeClient } from "../../stripe/connection/client";
import { mayStillRun } from "../../stripe/connection/errors";
import { freshKey, type StepKey } from "../../stripe/connection/step-key";
import { releaseSchedule } from "../../stripe/schedules/schedules";
import { readSubscription } from "../../stripe/subscriptions/subscriptions";
import {
  type PendingCancellation,
  restoreCancellation,
  undoCancellation,
} from "../../stripe/subscriptions/undo-cancellation";
import { deferIfUnreachable } from "./defer-if-unreachable";

type KeptSubscription = { subscriptionId: string; keeps: PendingCancellation };
type OperationStep = { id: string; key: StepKey };

/**
 * Undoes a cancellation and schedules a change for the renewal: both or neither. While a subscription has a schedule,
 * Stripe manages its end through the schedule, so the cancellation is undone first. If the change can't be scheduled,
 * the subscription is canceled again, because a customer who wanted to leave an expensive plan didn't agree to keep
 * paying for it.
 *
 * @param isScheduled checks whether the change was scheduled despite an error.
 *
 * @throws UnfinishedError if Stripe can't be reached, so that the subscription can't be canceled again now.
 */
export async function keepAndSchedule(
  stripe: StripeClient,
  { subscriptionId, keeps }: KeptSubscription,
  { id, key }: OperationStep,
  { schedule, isScheduled }: { schedule: () => Promise<void>; isScheduled: () => Promise<boolean> },
): Promise<void> {
  try {
    await undoCancellation(stripe, { ...keeps, id: subscriptionId }, id, key);
    // Stripe answers a repeated request with its first answer, but the subscription may have been canceled again since.
    const { endsAt } = await readSubscription(stripe, subscriptionId);
    if (endsAt === keeps.endsAt) throw new PortalError("unavailable", "not_kept");
    await schedule();
  } catch (error) {
    if (mayStillRun(error)) throw error;
    const isDone = await deferIfUnreachable(isScheduled);
    if (isDone) return;
    await deferIfUnreachable(() => cancelAgain(stripe, { subscriptionId, keeps }));
    throw error;
  }
}

/** Cancels the subscription again as before. If it has ended in the meantime, it isn't changed. */
export async function cancelAgain(
  stripe: StripeClient,
  { subscriptionId, keeps }: KeptSubscription,
): Promise<void> {
  const now = await readSubscription(stripe, subscriptionId);
  if (now.status === "canceled") return;
  if (now.endsAt === keeps.endsAt && !now.schedule) return;
  if (now.schedule?.next && !now.schedule.isOurs) return;
  // A change that is only half scheduled leaves a schedule, and Stripe sets no end while one is attached.
  if (now.schedule) await releaseSchedule(stripe, now.schedule.id, freshKey);
  await restoreCancellation(stripe, subscriptionId, keeps);
}
