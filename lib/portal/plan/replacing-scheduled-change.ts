import "server-only";
import { PortalError } from "../../errors";
import { log } from "../../log";
import type { StripeClient } from "../../stripe/connection/client";
import { mayStillRun, UnfinishedError } from "../../stripe/connection/errors";
import { freshKey, type StepKey } from "../../stripe/connection/step-key";
import { deferIfUnreachable } from "./defer-if-unreachable";
import { dropScheduledChange, restoreScheduledChange, type ScheduledChange } from "./scheduled-change";

/**
 * Drops a scheduled change and then runs `work`, which replaces it. If `work` fails, the change is scheduled again:
 * customers who are told that nothing changed must not pay for the more expensive plan after the next renewal.
 *
 * @param isDone checks whether the work was done despite an error.
 *
 * @throws UnfinishedError if the change can be neither replaced nor scheduled again now, PortalError `state_changed` if
 * Stripe refuses to schedule it again, for example because its price is no longer sold.
 */
export async function replacingScheduledChange<Done>(
  stripe: StripeClient,
  { subscriptionId, planned }: { subscriptionId: string; planned: ScheduledChange | null },
  key: StepKey,
  { work, isDone }: { work: () => Promise<Done>; isDone: () => Promise<boolean> },
): Promise<Done> {
  if (!planned) return work();
  try {
    await dropScheduledChange(stripe, planned, key);
    return await work();
  } catch (error) {
    if (mayStillRun(error)) throw error;
    const done = await deferIfUnreachable(isDone);
    if (!done)
      await deferIfUnreachable(() => restoreScheduledChange(stripe, subscriptionId, planned, freshKey)).catch(
        throwLost,
      );
    throw error;
  }
}

function throwLost(error: unknown): never {
  if (error instanceof UnfinishedError) throw error;
  log.error("A scheduled change could not be restored.", {}, error);
  throw new PortalError("state_changed", "plan_lost");
}
