import { subscriptionById } from "../../billing/lookup";
import { createSchedule, type ScheduleCreateParams } from "../../billing/schedules/schedule-create";
import type { Schedule } from "../../billing/schedules/schedule-records";
import { releaseSchedule } from "../../billing/schedules/schedule-transition";
import { refuseFinished, type ScheduleParams, updateSchedule } from "../../billing/schedules/schedule-update";
import { cancelSubscription } from "../../billing/subscriptions/subscription-cancel";
import type { Call, Matches, Resource } from "../../call";
import { listMatching } from "../../list-matching";
import { requireObject } from "../../require-object";
import { withInlinePrices } from "../catalogue/inline-prices";

const requireSchedule = ({ world, path }: Call): Schedule =>
  requireObject(world, "subscription_schedule", path.subscription_schedule ?? "");

/** Cancels a schedule and its subscription immediately. Invoicing and prorating are the defaults. */
function cancel(call: Call): Schedule {
  const { world, params } = call;
  const schedule = requireSchedule(call);
  refuseFinished(schedule, "cancel");
  const { invoice_now = true, prorate = true } = params as { invoice_now?: boolean; prorate?: boolean };
  if (!schedule.subscription)
    return world.change<Schedule>(schedule, { status: "canceled", canceled_at: world.now() });
  cancelSubscription(world, subscriptionById(world, schedule.subscription), { invoice_now, prorate });
  return requireSchedule(call);
}

function release(call: Call): Schedule {
  const schedule = requireSchedule(call);
  refuseFinished(schedule, "release");
  const { preserve_cancel_date = false } = call.params as { preserve_cancel_date?: boolean };
  return releaseSchedule(call.world, schedule, preserve_cancel_date);
}

function list({ world, params }: Call): Matches {
  const { scheduled } = params as { scheduled?: boolean };
  const matches = listMatching<Schedule>(world, "subscription_schedule", params, ["scheduled"]);
  return { matches: scheduled ? matches.filter(({ status }) => status === "not_started") : matches };
}

export const subscriptionSchedules: Resource = {
  "GET /v1/subscription_schedules": list,
  "POST /v1/subscription_schedules": ({ world, params }) =>
    withInlinePrices(world, params, (priced) => createSchedule(world, priced as ScheduleCreateParams)),
  "GET /v1/subscription_schedules/{subscription_schedule}": requireSchedule,
  "POST /v1/subscription_schedules/{subscription_schedule}": (call) =>
    withInlinePrices(call.world, call.params, (priced) =>
      updateSchedule(call.world, requireSchedule(call), priced as ScheduleParams),
    ),
  "POST /v1/subscription_schedules/{subscription_schedule}/cancel": cancel,
  "POST /v1/subscription_schedules/{subscription_schedule}/release": release,
};
