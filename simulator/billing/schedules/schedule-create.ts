import { requireObject } from "../../require-object";
import { buildObject } from "../../schema/build-object";
import { mergeMetadata } from "../../schema/metadata";
import { invalidRequest } from "../../wire/errors";
import type { World } from "../../world";
import type { Subscription } from "../records";
import { syncEndDate } from "./schedule-end";
import { phaseOfSubscription } from "./schedule-phases";
import type { DefaultSettings, Schedule } from "./schedule-records";
import { initialSettings } from "./schedule-settings";
import { createOwnSchedule, type NewScheduleParams } from "./schedule-start";

export type ScheduleCreateParams = NewScheduleParams & { from_subscription?: string };

/** Creates a schedule for an existing subscription, or a schedule that will create its own subscription. */
export const createSchedule = (world: World, params: ScheduleCreateParams): Schedule =>
  params.from_subscription
    ? fromSubscription(world, params.from_subscription, params)
    : createOwnSchedule(world, params);

/**
 * Creates a schedule from a subscription. Its only phase describes the subscription as it is now, and lasts until the
 * current period ends.
 */
function fromSubscription(world: World, id: string, params: ScheduleCreateParams): Schedule {
  if (Object.keys(params).some((name) => !["expand", "from_subscription", "metadata"].includes(name))) {
    throw invalidRequest(
      "You cannot set other parameters together with `from_subscription`. Update the schedule afterwards.",
    );
  }
  const subscription = requireObject<Subscription>(world, "subscription", id, "from_subscription");
  refuseUnschedulable(subscription);
  const phase = phaseOfSubscription(subscription);
  // If the subscription's cancellation date is after its current period, the simulator's schedule clears that date.
  // Stripe's behavior is unknown.
  const isEnding = subscription.cancel_at !== null && subscription.cancel_at <= phase.end_date;
  const schedule = world.put(
    buildObject<Schedule>("subscription_schedule", {
      id: world.newId("sub_sched"),
      billing_mode: subscription.billing_mode,
      created: world.now(),
      current_phase: { start_date: phase.start_date, end_date: phase.end_date },
      customer: subscription.customer,
      default_settings: settingsOfSubscription(subscription),
      end_behavior: isEnding ? "cancel" : "release",
      livemode: world.livemode,
      metadata: mergeMetadata({}, params.metadata),
      phases: [phase],
      status: "active",
      subscription: subscription.id,
    }),
  );
  world.change<Subscription>(subscription, { schedule: schedule.id });
  syncEndDate(world, schedule);
  return schedule;
}

function settingsOfSubscription({ collection_method, days_until_due }: Subscription): DefaultSettings {
  const plain = initialSettings({ collection_method });
  return { ...plain, invoice_settings: { ...plain.invoice_settings, days_until_due } };
}

/** The errors' texts are from memory and unverified. */
function refuseUnschedulable({ id, schedule, status }: Subscription): void {
  if (schedule) {
    throw invalidRequest(
      `You cannot migrate a subscription that is already attached to a schedule: \`${schedule}\`.`,
      { param: "from_subscription" },
    );
  }
  if (["canceled", "incomplete", "incomplete_expired"].includes(status)) {
    throw invalidRequest(
      `You cannot create a subscription schedule from the subscription \`${id}\` because it is in the \`${status}\` status.`,
      { param: "from_subscription" },
    );
  }
}
