import "server-only";
import { PortalError } from "../../errors";
import type { StripeClient } from "../../stripe/connection/client";
import type { StepKey } from "../../stripe/connection/step-key";
import {
  dropScheduledPhases,
  type MerchantSchedule,
  readMerchantSchedule,
  restoreMerchantSchedule,
} from "../../stripe/schedules/merchant-schedules";
import { releaseSchedule, restoreSchedule } from "../../stripe/schedules/schedules";
import type { Subscription } from "../../stripe/subscriptions/reshape";

/**
 * A change that a portal has scheduled. Dropping it releases its schedule or, if the schedule contains other changes
 * too (`held`), removes only this change from it.
 */
export type ScheduledChange = { scheduleId: string; held: MerchantSchedule | null };

/** The change that is scheduled now, or null. Sends Stripe a request only if the schedule contains other changes. */
export async function readScheduledChange(
  stripe: StripeClient,
  { schedule }: Pick<Subscription, "schedule">,
): Promise<ScheduledChange | null> {
  if (!schedule?.next || !schedule.isOurs) return null;
  const held = schedule.hasOtherContent ? await readMerchantSchedule(stripe, schedule.id) : null;
  return { scheduleId: schedule.id, held };
}

export function dropScheduledChange(
  stripe: StripeClient,
  { scheduleId, held }: ScheduledChange,
  key: StepKey,
): Promise<void> {
  return held ? dropScheduledPhases(stripe, held, key) : releaseSchedule(stripe, scheduleId, key);
}

/** Schedules a dropped change again. `key` must return a new idempotency key each time. */
export async function restoreScheduledChange(
  stripe: StripeClient,
  subscriptionId: string,
  { scheduleId, held }: ScheduledChange,
  key: StepKey,
): Promise<void> {
  if (!held) return restoreSchedule(stripe, subscriptionId, scheduleId, key);
  if (!(await restoreMerchantSchedule(stripe, held, key)))
    throw new PortalError("state_changed", "plan_lost");
}
