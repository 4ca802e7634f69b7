import type { World } from "../../world";
import { subscriptionById } from "../lookup";
import type { Subscription } from "../records";
import type { Schedule } from "./schedule-records";

/**
 * Documented: a canceling schedule sets its subscription's `cancel_at` when the last phase starts, not before, and
 * clears it if another phase is added after the last. Unverified: `cancel_at_period_end` stays false.
 */
export function syncEndDate(world: World, { id }: Schedule): void {
  const schedule = world.find<Schedule>("subscription_schedule", id);
  if (!schedule?.subscription || schedule.status !== "active") return;
  const subscription = subscriptionById(world, schedule.subscription);
  const last = schedule.phases.at(-1);
  const isInLast = last !== undefined && last.start_date === schedule.current_phase?.start_date;
  const date = isInLast && schedule.end_behavior === "cancel" ? last.end_date : null;
  if (subscription.cancel_at === date && !subscription.cancel_at_period_end) return;
  world.change<Subscription>(subscription, { ...(date === null ? noEnd : endAt(world, date)) });
}

const noEnd = { cancel_at: null, cancel_at_period_end: false, canceled_at: null };

const endAt = (world: World, date: number) => ({
  cancel_at: date,
  cancel_at_period_end: false,
  canceled_at: world.now(),
});

/** Observed: releasing a schedule clears the end date that it set, unless the request preserves it. */
export function clearEndDate(world: World, subscription: Subscription, isPreserved: boolean): void {
  if (!isPreserved && subscription.cancel_at !== null) world.change<Subscription>(subscription, noEnd);
}
