import type { World } from "../../world";
import { subscriptionById } from "../lookup";
import type { Subscription } from "../records";
import { cancelOnSchedule } from "../subscriptions/subscription-cancel";
import { enterPhase } from "./phase-entry";
import { clearEndDate, syncEndDate } from "./schedule-end";
import { currentPhase, phaseAfter, type Schedule } from "./schedule-records";

/** Ends a schedule's current phase on its end date: the next phase starts, or the schedule is finished. */
export function leavePhase(world: World, schedule: Schedule): void {
  const leaving = currentPhase(schedule);
  const entering = leaving && phaseAfter(schedule, leaving);
  if (entering) {
    enterPhase(world, schedule, entering);
    syncEndDate(world, schedule);
  } else if (schedule.end_behavior === "cancel") {
    const subscription = subscriptionById(world, schedule.subscription!);
    world.change<Schedule>(schedule, { status: "completed", completed_at: world.now(), current_phase: null });
    cancelOnSchedule(world, subscription);
  } else releaseSchedule(world, schedule);
}

/**
 * Releases a schedule's subscription. The subscription stays as it is, except for an end date that the
 * schedule set.
 */
export function releaseSchedule(world: World, schedule: Schedule, preservesEnd = false): Schedule {
  const { subscription } = schedule;
  if (subscription) {
    const released = world.change<Subscription>(subscriptionById(world, subscription), { schedule: null });
    clearEndDate(world, released, preservesEnd);
  }
  return world.change<Schedule>(schedule, {
    current_phase: null,
    released_at: world.now(),
    released_subscription: subscription,
    status: "released",
    subscription: null,
  });
}
