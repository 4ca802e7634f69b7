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
import { orLater } from "./or-later";

type Keeping = { subscriptionId: string; keeps: PendingCancellation };
type Under = { id: string; key: StepKey };

/**
 * Takes a cancellation back and plans a change for the renewal: both or neither. Stripe manages the end of a
 * subscription through its schedule once it has one, so the cancellation goes first; when the change then cannot be
 * planned, it is set again, because who wanted to leave the dear plan did not agree to go on paying for it.
 *
 * @param isPlanned looks whether the change is planned in spite of an error.
 * @throws Unfinished when neither can be reached now.
 */
export async function keepAndPlan(
  stripe: StripeClient,
  { subscriptionId, keeps }: Keeping,
  { id, key }: Under,
  { plan, isPlanned }: { plan: () => Promise<void>; isPlanned: () => Promise<boolean> },
): Promise<void> {
  try {
    await undoCancellation(stripe, { ...keeps, id: subscriptionId }, id, key);
    // A repetition is answered what the first try was; meanwhile the end may have been set again.
    const { endsAt } = await readSubscription(stripe, subscriptionId);
    if (endsAt === keeps.endsAt) throw new PortalError("unavailable", "not_kept");
    await plan();
  } catch (error) {
    if (mayStillRun(error)) throw error;
    const isDone = await orLater(isPlanned);
    if (isDone) return;
    await orLater(() => takeKeepingBack(stripe, { subscriptionId, keeps }));
    throw error;
  }
}

/** The subscription ends as it would have; what cannot be set any more, because it has ended, is as it is. */
export async function takeKeepingBack(
  stripe: StripeClient,
  { subscriptionId, keeps }: Keeping,
): Promise<void> {
  const now = await readSubscription(stripe, subscriptionId);
  if (now.status === "canceled") return;
  if (now.endsAt === keeps.endsAt && !now.schedule) return;
  if (now.schedule?.next && !now.schedule.isOurs) return;
  // The first half of a planned change: Stripe sets no end beside it.
  if (now.schedule) await releaseSchedule(stripe, now.schedule.id, freshKey);
  await restoreCancellation(stripe, subscriptionId, keeps);
}
