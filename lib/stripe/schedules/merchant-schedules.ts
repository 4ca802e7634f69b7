import "server-only";
import type Stripe from "stripe";
import type { StripeClient } from "../connection/client";
import type { StepKey } from "../connection/step-key";
import { cutMark } from "../subscriptions/marks";
import { type PhaseParams, toPhaseParams } from "./phases";
import { phasesAhead } from "./schedule-shape";

/**
 * Schedules with content that no portal added. They are never released but only edited, each in a single request, so
 * that their content applies without a gap.
 */

/** A schedule's content from its current phase on, as parameters for an update. */
export type MerchantSchedule = {
  scheduleId: string;
  endBehavior: Stripe.SubscriptionSchedule.EndBehavior;
  phases: PhaseParams[];
};

export async function readMerchantSchedule(
  stripe: StripeClient,
  scheduleId: string,
): Promise<MerchantSchedule> {
  const schedule = await stripe.subscriptionSchedules.retrieve(scheduleId);
  const phases = phasesAhead(schedule).map(toPhaseParams);
  return { scheduleId, endBehavior: schedule.end_behavior, phases };
}

/** Removes the phases that a portal has scheduled. The current phase continues until the schedule's own end. */
export async function dropScheduledPhases(
  stripe: StripeClient,
  { scheduleId, endBehavior, phases }: MerchantSchedule,
  key: StepKey,
): Promise<void> {
  const end_date = phases.at(-1)?.end_date;
  const kept = phases.slice(0, 1).map((present) => ({ ...present, ...(end_date && { end_date }) }));
  await stripe.subscriptionSchedules.update(
    scheduleId,
    { end_behavior: endBehavior, proration_behavior: "none", phases: kept },
    key("drop"),
  );
}

/**
 * Ends the subscription at `endsAt` (seconds) and removes the later phases, which the row of the operation
 * `operationId` has recorded.
 */
export async function endScheduleEarly(
  stripe: StripeClient,
  { scheduleId, phases }: MerchantSchedule,
  { endsAt, operationId }: { endsAt: number; operationId: string },
  key: StepKey,
): Promise<void> {
  const before = phases.filter(({ start_date }) => Number(start_date) < endsAt);
  await stripe.subscriptionSchedules.update(
    scheduleId,
    {
      end_behavior: "cancel",
      proration_behavior: "none",
      metadata: { [cutMark]: operationId },
      phases: before.map((phase, index) => (index === before.length - 1 ? endPhaseAt(phase, endsAt) : phase)),
    },
    key("cut"),
  );
}

function endPhaseAt({ trial_end: trial, ...phase }: PhaseParams, endsAt: number): PhaseParams {
  return { ...phase, end_date: endsAt, ...(trial && Number(trial) <= endsAt && { trial_end: trial }) };
}

/**
 * Restores the schedule's content from before it was cut or edited. Phases that have ended since are left out. If the
 * current phase was changed directly meanwhile, it continues unchanged.
 *
 * @returns false if nothing was done, because the schedule is no longer active or its current phase doesn't belong to
 *   this content.
 */
export async function restoreMerchantSchedule(
  stripe: StripeClient,
  held: MerchantSchedule,
  key: StepKey,
): Promise<boolean> {
  const now = await stripe.subscriptionSchedules.retrieve(held.scheduleId);
  const [present] = phasesAhead(now);
  const ahead = held.phases.filter(({ end_date }) => Number(end_date) > (present?.start_date ?? Infinity));
  const [first, ...rest] = ahead;
  if (now.status !== "active" || !present || !first || Number(first.start_date) > present.start_date)
    return false;
  const isSame = Number(first.start_date) === present.start_date;
  const phases = [isSame ? first : { ...toPhaseParams(present), end_date: Number(first.end_date) }, ...rest];
  await stripe.subscriptionSchedules.update(
    held.scheduleId,
    {
      end_behavior: held.endBehavior,
      proration_behavior: "none",
      metadata: { [cutMark]: "" },
      phases,
    },
    key("hold"),
  );
  return true;
}

/**
 * Ends a subscription together with its schedule, immediately and in one request. (Without these parameters,
 * Stripe's `cancel` of a schedule invoices and prorates.)
 */
export async function cancelWithSchedule(
  stripe: StripeClient,
  { scheduleId, hasUnbilledUsage }: { scheduleId: string; hasUnbilledUsage: boolean },
  key: StepKey,
): Promise<void> {
  const asked = { prorate: false, invoice_now: hasUnbilledUsage };
  await stripe.subscriptionSchedules.cancel(scheduleId, asked, key("cancel_schedule"));
}
