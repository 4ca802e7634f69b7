import { requireObject } from "../../require-object";
import { buildObject } from "../../schema/build-object";
import { mergeMetadata } from "../../schema/metadata";
import { invalidRequest, StripeRefusal } from "../../wire/errors";
import type { World } from "../../world";
import type { DueAction } from "../clock/due-record";
import { adoptCurrency } from "../customers/customer-currency";
import { enforceSubscriptionLimit } from "../customers/customer-limit";
import type { Customer, Subscription } from "../records";
import { createScheduledSubscription } from "../subscriptions/subscription-create";
import type { CreateParams } from "../subscriptions/subscription-params";
import { sentCharges } from "./phase-charges";
import { checkPhaseDiscounts, toSentDiscount } from "./schedule-discounts";
import { syncEndDate } from "./schedule-end";
import { readPhases } from "./schedule-phases";
import type { DefaultSettings, Phase, Schedule, SentPhase, SentSettings } from "./schedule-records";
import { phaseSettings, readDefaults } from "./schedule-settings";
import { readEndBehavior } from "./schedule-update";

export type NewScheduleParams = {
  billing_mode?: CreateParams["billing_mode"];
  customer?: string;
  default_settings?: SentSettings;
  end_behavior?: string;
  metadata?: Record<string, string> | "";
  pause_schedules?: unknown[];
  phases?: SentPhase[];
  start_date?: number | "now";
};

/** Creates a schedule whose subscription will be created when its first phase starts, now or later. */
export function createOwnSchedule(world: World, params: NewScheduleParams): Schedule {
  requireScheduleParams(params);
  const customer = requireObject<Customer>(world, "customer", params.customer!, "customer");
  enforceSubscriptionLimit(world, customer.id);
  const sent = params.start_date ?? "now";
  const start = sent === "now" ? world.now() : sent;
  const type = params.billing_mode?.type ?? "flexible";
  const flexible = type === "flexible" ? { proration_discounts: "included" as const } : null;
  const [first, ...later] = params.phases!;
  const defaults = readDefaults(world, customer.id, params.default_settings);
  const phases = readPhases(world, { billing_mode: { type, flexible }, customer: customer.id, defaults }, [
    { ...first!, start_date: start },
    ...later,
  ]);
  if (start < world.now()) refuseUnknownPast(world, phases[0]!, defaults);
  checkPhaseDiscounts(world, phases, { customer: customer.id, subscription: null });
  const asked = first!.currency !== undefined;
  adoptCurrency(world, customer, phases[0]!.currency, asked);
  const schedule = world.put(
    buildObject<Schedule>("subscription_schedule", {
      id: world.newId("sub_sched"),
      billing_mode: { type, flexible, updated_at: world.now() },
      created: world.now(),
      customer: customer.id,
      default_settings: defaults,
      end_behavior: readEndBehavior(params.end_behavior) ?? "release",
      livemode: world.livemode,
      metadata: mergeMetadata({}, params.metadata),
      phases,
      status: "not_started",
    }),
  );
  return start <= world.now() ? startSchedule(world, schedule) : schedule;
}

/** A schedule that hasn't started yet starts on the date of its first phase. */
export function scheduleStarts(schedule: Schedule): DueAction[] {
  const [first] = schedule.phases;
  if (schedule.status !== "not_started" || !first) return [];
  return [{ at: first.start_date, run: (world) => startWhenDue(world, schedule) }];
}

/**
 * Starts a schedule. If it can't start, for example because its price has been archived, it is canceled (unverified).
 */
function startWhenDue(world: World, schedule: Schedule): void {
  try {
    world.attempt(() => startSchedule(world, schedule));
  } catch (error) {
    if (!(error instanceof StripeRefusal)) throw error;
    world.change<Schedule>(schedule, { status: "canceled", canceled_at: world.now() });
  }
}

function startSchedule(world: World, schedule: Schedule): Schedule {
  const [first] = schedule.phases;
  const { start_date, end_date } = first!;
  const subscription = createScheduledSubscription(world, createParamsOf(schedule, first!, world.now()));
  world.change<Subscription>(subscription, { schedule: schedule.id });
  const started = world.change<Schedule>(schedule, {
    current_phase: { start_date, end_date },
    status: "active",
    subscription: subscription.id,
  });
  syncEndDate(world, started);
  return started;
}

function createParamsOf(
  { billing_mode, customer, default_settings }: Schedule,
  phase: Phase,
  now: number,
): CreateParams {
  const { type, flexible } = billing_mode as Required<CreateParams>["billing_mode"];
  return {
    ...withoutNulls(phaseSettings(phase, default_settings)),
    add_invoice_items: sentCharges(phase),
    billing_mode: { type, ...(flexible && { flexible }) },
    currency: phase.currency,
    customer,
    default_tax_rates: phase.default_tax_rates,
    discounts: phase.discounts.map(toSentDiscount),
    items: phase.items.map(({ price, quantity, metadata, tax_rates, discounts }) => ({
      price,
      metadata,
      tax_rates,
      discounts: discounts.map(toSentDiscount),
      ...(quantity !== undefined && { quantity }),
    })),
    metadata: phase.metadata ?? {},
    ...(phase.trial_end !== null && { trial_end: phase.trial_end }),
    ...(phase.start_date < now && {
      backdate_start_date: phase.start_date,
      proration_behavior: phase.proration_behavior,
    }),
  };
}

/**
 * A schedule can start in the past, as a subscription can. Where Stripe's behavior is unknown, the request is refused,
 * and the error names the cause.
 */
function refuseUnknownPast(
  world: World,
  first: Phase,
  { billing_cycle_anchor: usual }: DefaultSettings,
): void {
  const names = [
    ...(first.end_date <= world.now() ? ["phases that are over"] : []),
    ...((first.billing_cycle_anchor ?? usual) === "phase_start" ? ["billing_cycle_anchor=phase_start"] : []),
  ];
  if (names.length === 0) return;
  const message = `The simulator does not imitate, with a start_date in the past: ${names.join(", ")}.`;
  throw new StripeRefusal(501, { type: "api_error", message });
}

/** Settings that are null aren't sent. */
const withoutNulls = (settings: Partial<Subscription>) =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null)) as Partial<CreateParams>;

function requireScheduleParams({ customer, phases, ...others }: NewScheduleParams): void {
  for (const [param, value] of Object.entries({ customer, phases: phases?.[0] })) {
    if (!value)
      throw invalidRequest(`Missing required param: ${param}.`, { code: "parameter_missing", param });
  }
  if (phases!.some(({ start_date: date }) => date !== undefined)) {
    throw invalidRequest(
      "Use `start_date` of the schedule: a new schedule's phases follow each other from there.",
      {
        param: "phases[0][start_date]",
      },
    );
  }
  const names = ["pause_schedules"].filter((name) => name in others);
  if (names.length === 0) return;
  const message = `The simulator does not imitate: ${names.join(", ")}.`;
  throw new StripeRefusal(501, { type: "api_error", message });
}
