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
 * A change that a portal has planned, and how it is dropped: with its schedule, or, where the schedule holds something
 * else as well, out of it.
 */
export type Planned = { scheduleId: string; held: MerchantSchedule | null };

/** What is planned for a subscription now; null where nothing is. Asks Stripe only where the schedule has to stay. */
export async function readPlanned(
  stripe: StripeClient,
  { schedule }: Pick<Subscription, "schedule">,
): Promise<Planned | null> {
  if (!schedule?.next || !schedule.isOurs) return null;
  const held = schedule.hasOtherContent ? await readMerchantSchedule(stripe, schedule.id) : null;
  return { scheduleId: schedule.id, held };
}

export function dropPlanned(
  stripe: StripeClient,
  { scheduleId, held }: Planned,
  key: StepKey,
): Promise<void> {
  return held ? dropScheduledPhases(stripe, held, key) : releaseSchedule(stripe, scheduleId, key);
}

/** Plans again what was dropped, each look and each request anew. */
export async function planDropped(
  stripe: StripeClient,
  subscriptionId: string,
  { scheduleId, held }: Planned,
  key: StepKey,
): Promise<void> {
  if (!held) return restoreSchedule(stripe, subscriptionId, scheduleId, key);
  if (!(await restoreMerchantSchedule(stripe, held, key)))
    throw new PortalError("state_changed", "plan_lost");
}
