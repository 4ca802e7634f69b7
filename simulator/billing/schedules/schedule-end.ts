import type { World } from "../../world";
import { subscriptionById } from "../lookup";
import type { Subscription } from "../records";
import type { Schedule } from "./schedule-records";

/**
 * Documented: a schedule that cancels sets its subscription's `cancel_at` on entering the last phase, not before, and a
 * phase that is added behind that one takes it away again. That `cancel_at_period_end` stays false is unverified.
 */
export function followEnd(world: World, { id }: Schedule): void {
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

/** Observed: a schedule that lets go takes the end with it that it has set, unless it is asked to leave it. */
export function takeEndAway(world: World, subscription: Subscription, isLeft: boolean): void {
  if (!isLeft && subscription.cancel_at !== null) world.change<Subscription>(subscription, noEnd);
}
