import "server-only";
import { isDeepStrictEqual } from "node:util";
import type Stripe from "stripe";
import { PortalError } from "../../errors";
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
  return contentOf(await stripe.subscriptionSchedules.retrieve(scheduleId));
}

function contentOf(schedule: Stripe.SubscriptionSchedule): MerchantSchedule {
  const phases = phasesAhead(schedule).map(toPhaseParams);
  return { scheduleId: schedule.id, endBehavior: schedule.end_behavior, phases };
}

/**
 * Removes the phases that a portal has scheduled. The current phase continues until the schedule's own end.
 *
 * @throws PortalError `state_changed` if the later phases are no longer those that were stored.
 */
export async function dropScheduledPhases(
  stripe: StripeClient,
  held: MerchantSchedule,
  key: StepKey,
): Promise<void> {
  const now = await readMerchantSchedule(stripe, held.scheduleId);
  const [present] = now.phases;
  const end_date = held.phases.at(-1)?.end_date;
  const isDropped = now.phases.length === 1 && present?.end_date === end_date;
  if (isDropped && present?.start_date === held.phases[0]?.start_date) return;
  requireSameFuture(now, held);
  const kept = now.phases.slice(0, 1).map((phase) => ({ ...phase, ...(end_date && { end_date }) }));
  await stripe.subscriptionSchedules.update(
    held.scheduleId,
    { end_behavior: held.endBehavior, proration_behavior: "none", phases: kept },
    key("drop"),
  );
}

/**
 * Ends the subscription at `endsAt` (seconds) and removes the later phases, which the row of the operation
 * `operationId` has recorded.
 *
 * @throws PortalError `state_changed` if the later phases are no longer those that were recorded.
 */
export async function endScheduleEarly(
  stripe: StripeClient,
  held: MerchantSchedule,
  { endsAt, operationId }: { endsAt: number; operationId: string },
  key: StepKey,
): Promise<void> {
  const { scheduleId } = held;
  const schedule = await stripe.subscriptionSchedules.retrieve(scheduleId);
  if (schedule.metadata?.[cutMark] === operationId) return;
  const now = contentOf(schedule);
  requireSameFuture(now, held);
  const before = now.phases.filter(({ start_date }) => Number(start_date) < endsAt);
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

/**
 * An update replaces all phases ahead. If the merchant has changed the later ones since they were stored, removing them
 * would lose phases that nobody could restore. The current phase is always sent as it is now.
 */
function requireSameFuture(now: MerchantSchedule, held: MerchantSchedule): void {
  const isSame =
    now.endBehavior === held.endBehavior &&
    now.phases[0]?.start_date === held.phases[0]?.start_date &&
    isDeepStrictEqual(toJson(now.phases.slice(1)), toJson(held.phases.slice(1)));
  if (!isSame) throw new PortalError("state_changed");
}

/** Stored phases are JSON, which has no undefined fields. */
const toJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function endPhaseAt({ trial_end: trial, ...phase }: PhaseParams, endsAt: number): PhaseParams {
  return { ...phase, end_date: endsAt, ...(trial && Number(trial) <= endsAt && { trial_end: trial }) };
}

/**
 * Restores the schedule's later phases from before it was cut or edited, and how long the current one lasts. Phases that
 * have ended since are left out. The current phase otherwise stays as it is now: its price, its payment method or
 * another of its terms may have changed meanwhile. A payment method that was replaced there is replaced in the restored
 * phases too.
 *
 * @returns false if nothing was done, because the schedule is no longer active, its current phase doesn't belong to
 *   this content, or the merchant has scheduled other phases meanwhile.
 */
export async function restoreMerchantSchedule(
  stripe: StripeClient,
  held: MerchantSchedule,
  key: StepKey,
): Promise<boolean> {
  const now = await stripe.subscriptionSchedules.retrieve(held.scheduleId);
  const [present, ...later] = phasesAhead(now);
  const ahead = held.phases.filter(({ end_date }) => Number(end_date) > (present?.start_date ?? Infinity));
  const [first, ...rest] = ahead;
  if (now.status !== "active" || !present || !first || Number(first.start_date) > present.start_date)
    return false;
  if (!later.map(toPhaseParams).every((phase) => rest.some((stored) => isSamePhase(phase, stored))))
    return false;
  const isSame = Number(first.start_date) === present.start_date;
  const current = {
    ...toPhaseParams(present),
    end_date: Number(first.end_date),
    ...(isSame && first.trial_end && { trial_end: first.trial_end }),
  };
  const phases = [current, ...rest.map((phase) => withMethodOf(current, first, phase))];
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

/** Whether the phases differ at most in what a portal changes: their end and their payment method. */
function isSamePhase(one: PhaseParams, other: PhaseParams): boolean {
  const { end_date, trial_end, default_payment_method } = one;
  return isDeepStrictEqual(toJson(one), toJson({ ...other, end_date, trial_end, default_payment_method }));
}

/** The phase with the current phase's payment method, if it had the former current phase's method. */
function withMethodOf(current: PhaseParams, former: PhaseParams, phase: PhaseParams): PhaseParams {
  const { default_payment_method: own, ...others } = phase;
  if (!own || own !== former.default_payment_method) return phase;
  const { default_payment_method: method } = current;
  return { ...others, ...(method && { default_payment_method: method }) };
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
