import { mergeMetadata } from "../schema/metadata";
import { StripeRefusal, invalidRequest } from "../wire/errors";
import type { World } from "../world";
import { subscriptionById } from "./lookup";
import { checkPhaseDiscounts } from "./schedule-discounts";
import { readPhases } from "./schedule-phases";
import type { Schedule, SentPhase } from "./schedule-records";
import { enterPhase } from "./schedule-transition";
import type { ProrationBehavior } from "./subscription-params";

export type ScheduleParams = {
  end_behavior?: string;
  metadata?: Record<string, string> | "";
  phases?: SentPhase[];
  proration_behavior?: ProrationBehavior;
};

/**
 * Replaces a schedule's phases: the present one and all to come must be sent completely. Where the present
 * phase now says something else, the subscription follows at once.
 */
export function updateSchedule(world: World, schedule: Schedule, params: ScheduleParams): Schedule {
  refuseDone(schedule, "update");
  const metadata = mergeMetadata(schedule.metadata, params.metadata);
  const end_behavior = readEndBehavior(params.end_behavior) ?? schedule.end_behavior;
  if (!params.phases) return world.change<Schedule>(schedule, { end_behavior, metadata });
  if (schedule.status === "not_started") {
    const phases = readPhases(world, { billing_mode: schedule.billing_mode }, params.phases);
    checkPhaseDiscounts(world, phases, { customer: schedule.customer, subscription: null });
    return world.change<Schedule>(schedule, { end_behavior, metadata, phases });
  }
  const subscription = subscriptionById(world, schedule.subscription!);
  const phases = readPhases(world, subscription, params.phases);
  const present = phases.find(
    ({ start_date, end_date }) => start_date <= world.now() && world.now() < end_date,
  );
  const start = schedule.current_phase?.start_date;
  if (!present || present.start_date !== start) {
    throw invalidRequest(
      "You can not modify the start date of the current phase, and the current phase must be included.",
      {
        param: "phases",
      },
    );
  }
  checkPhaseDiscounts(world, phases, { customer: schedule.customer, subscription });
  const { start_date, end_date } = present;
  const updated = world.change<Schedule>(schedule, {
    current_phase: { start_date, end_date },
    end_behavior,
    metadata,
    phases,
  });
  const proration_behavior = params.proration_behavior ?? "create_prorations";
  enterPhase(world, updated, { ...present, proration_behavior }, world.now());
  return updated;
}

/** What becomes of the subscription after the last phase. */
export function readEndBehavior(sent: string | undefined): Schedule["end_behavior"] | undefined {
  if (sent === undefined || sent === "cancel" || sent === "release") return sent;
  throw new StripeRefusal(501, {
    type: "api_error",
    message: `The simulator does not imitate end_behavior=${sent}.`,
  });
}

/** The text is from memory, unverified. */
export function refuseDone(schedule: Schedule, verb: string): void {
  if (schedule.status === "active" || schedule.status === "not_started") return;
  throw invalidRequest(
    `You cannot ${verb} a subscription schedule that is currently in the \`${schedule.status}\` status.`,
  );
}
