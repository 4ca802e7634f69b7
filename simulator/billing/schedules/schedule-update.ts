import { mergeMetadata } from "../../schema/metadata";
import { invalidRequest, StripeRefusal } from "../../wire/errors";
import type { World } from "../../world";
import { subscriptionById } from "../lookup";
import type { Subscription } from "../records";
import type { ProrationBehavior } from "../subscriptions/subscription-params";
import { reapplyPhase } from "./phase-entry";
import { checkPhaseDiscounts } from "./schedule-discounts";
import { syncEndDate } from "./schedule-end";
import { readPhases } from "./schedule-phases";
import {
  currentPhase,
  type Phase,
  type Schedule,
  type SentPhase,
  type SentSettings,
} from "./schedule-records";
import { phaseSettings, readDefaults } from "./schedule-settings";

export type ScheduleParams = {
  default_settings?: SentSettings;
  end_behavior?: string;
  metadata?: Record<string, string> | "";
  phases?: SentPhase[];
  proration_behavior?: ProrationBehavior;
};

/**
 * Replaces a schedule's phases. The current phase and all future ones must be sent in full. If the current phase
 * changes, the subscription changes immediately.
 */
export function updateSchedule(world: World, schedule: Schedule, params: ScheduleParams): Schedule {
  refuseFinished(schedule, "update");
  const metadata = mergeMetadata(schedule.metadata, params.metadata);
  const end_behavior = readEndBehavior(params.end_behavior) ?? schedule.end_behavior;
  const { billing_mode, customer } = schedule;
  const defaults = readDefaults(world, customer, params.default_settings, schedule.default_settings);
  const fields = { default_settings: defaults, end_behavior, metadata };
  if (!params.phases) return applyDefaultSettings(world, world.change<Schedule>(schedule, fields));
  if (schedule.status === "not_started") {
    const phases = readPhases(world, { billing_mode, customer, defaults }, params.phases);
    checkPhaseDiscounts(world, phases, { customer, subscription: null });
    return world.change<Schedule>(schedule, { ...fields, phases });
  }
  const subscription = subscriptionById(world, schedule.subscription!);
  const ahead = readPhases(world, { ...subscription, defaults }, params.phases);
  const phases = [...pastPhases(world, schedule, ahead), ...ahead];
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
  checkPhaseDiscounts(world, phases, { customer, subscription });
  const { start_date, end_date } = present;
  const updated = world.change<Schedule>(schedule, {
    ...fields,
    current_phase: { start_date, end_date },
    phases,
  });
  refuseLateCharges(currentPhase(schedule), present);
  const proration_behavior = params.proration_behavior ?? "create_prorations";
  reapplyPhase(world, updated, { ...present, proration_behavior });
  syncEndDate(world, updated);
  return updated;
}

/**
 * Past phases stay in the response and must not be sent again (observed; the beginning of the error's text is
 * unverified).
 */
function pastPhases(world: World, { phases }: Schedule, sent: readonly Phase[]): Phase[] {
  if (sent.some(({ end_date }) => end_date <= world.now()))
    throw invalidRequest("You can not modify a phase that has already ended.", { param: "phases" });
  return phases.filter(({ end_date }) => end_date <= world.now());
}

/** New default settings apply to the current phase immediately, unless it overrides them. */
function applyDefaultSettings(world: World, schedule: Schedule): Schedule {
  const present = currentPhase(schedule);
  if (present) {
    const subscription = subscriptionById(world, schedule.subscription!);
    world.change<Subscription>(subscription, phaseSettings(present, schedule.default_settings));
  }
  syncEndDate(world, schedule);
  return schedule;
}

/** A phase's one-time charges are created when it starts. How Stripe treats charges sent later is unknown. */
function refuseLateCharges(before: Phase | undefined, { add_invoice_items: sent }: Phase): void {
  if (sent.length === 0 || JSON.stringify(sent) === JSON.stringify(before?.add_invoice_items)) return;
  const message = "The simulator does not imitate: add_invoice_items of a phase that has begun.";
  throw new StripeRefusal(501, { type: "api_error", message });
}

/** Parses the end behavior, which decides what happens to the subscription after the last phase. */
export function readEndBehavior(sent: string | undefined): Schedule["end_behavior"] | undefined {
  if (sent === undefined || sent === "cancel" || sent === "release") return sent;
  throw new StripeRefusal(501, {
    type: "api_error",
    message: `The simulator does not imitate end_behavior=${sent}.`,
  });
}

/** The error's text is from memory and unverified. */
export function refuseFinished(schedule: Schedule, verb: string): void {
  if (schedule.status === "active" || schedule.status === "not_started") return;
  throw invalidRequest(
    `You cannot ${verb} a subscription schedule that is currently in the \`${schedule.status}\` status.`,
  );
}
