import "server-only";
import { PortalError } from "../../errors";
import { log } from "../../log";
import type { StripeClient } from "../../stripe/connection/client";
import { mayStillRun, UnfinishedError } from "../../stripe/connection/errors";
import { freshKey, type StepKey } from "../../stripe/connection/step-key";
import { orLater } from "./or-later";
import { dropPlanned, planDropped, type Planned } from "./planned";

/**
 * Does what takes the place of a planned change, which has to go first. Where it then fails, the plan is made
 * again: who is told that nothing was changed must not pay the dearer plan from the next renewal on.
 *
 * @param isDone looks whether it was done in spite of an error.
 * @throws Unfinished when the plan can neither be replaced nor made again now, PortalError `state_changed` when Stripe
 * refuses it for good, for instance because its price is no longer sold.
 */
export async function replacingPlan<Done>(
  stripe: StripeClient,
  { subscriptionId, planned }: { subscriptionId: string; planned: Planned | null },
  key: StepKey,
  { work, isDone }: { work: () => Promise<Done>; isDone: () => Promise<boolean> },
): Promise<Done> {
  if (!planned) return work();
  try {
    await dropPlanned(stripe, planned, key);
    return await work();
  } catch (error) {
    if (mayStillRun(error)) throw error;
    const done = await orLater(isDone);
    if (!done) await orLater(() => planDropped(stripe, subscriptionId, planned, freshKey)).catch(sayLost);
    throw error;
  }
}

function sayLost(error: unknown): never {
  if (error instanceof UnfinishedError) throw error;
  log.error("A scheduled change could not be restored.", {}, error);
  throw new PortalError("state_changed", "plan_lost");
}
