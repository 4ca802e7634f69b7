import "server-only";
import { forgetClosedCardSetups } from "../db/card-setups";
import { isDatabaseUnavailable } from "../db/errors";
import { forgetFindings } from "../db/findings";
import { log } from "../log";
import { withLogContext } from "../log/context";
import { findAbandonedOperations, leaveUnknown, settleOperation, takeOver } from "../db/operations";
import type { OperationRow } from "../db/operations";
import { forgetStripeEvents } from "../db/stripe-events";
import { forgetEndedVisits } from "../db/visits";
import { stripeFor } from "../stripe/client";
import { mintMerchantId } from "../tenancy";
import { carryOut, leaseSeconds, secondsFromNow } from "./carry-out";
import type { Ending } from "./carry-out";
import { causeOf } from "./cause";
import { PortalError } from "./errors";
import { finishCardSetups } from "./card/finish-card-setups";
import { operations } from "./all-operations";

/**
 * Finishes what a crash or a lost answer left open. Within 23 hours the same request is sent again with the same
 * keys, and Stripe answers what it answered then; after that its memory of the keys may be gone, so the state
 * alone is read.
 */

const everyMilliseconds = 15_000;
const repeatableMilliseconds = 23 * 60 * 60 * 1000;
const atOnce = 20;

// Modules are evaluated once per bundle; there must be one loop in a process.
const shared = globalThis as { porticoRecovery?: NodeJS.Timeout };

/** Starts the loop; to be called once, when the server starts. Returns how to stop it. */
export function startRecovery(): () => void {
  shared.porticoRecovery ??= setInterval(() => void recoverQuietly(), everyMilliseconds).unref();
  return () => {
    clearInterval(shared.porticoRecovery);
    delete shared.porticoRecovery;
  };
}

const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000);

async function recoverQuietly(): Promise<void> {
  try {
    await recoverOperations();
    await finishCardSetups();
    await forgetEndedVisits(daysAgo(1));
    await forgetClosedCardSetups(daysAgo(30));
    await forgetStripeEvents(daysAgo(30));
    await forgetFindings(daysAgo(90));
  } catch (error) {
    // The loop outlives a database that is gone for a while; everything else is a bug and must be seen.
    const cause = isDatabaseUnavailable(error) ? "unavailable.database" : "unexpected";
    log.error("Recovery failed.", { job: "recovery", cause }, error);
  }
}

/** One pass; returns how many operations were settled. Safe to run in several processes at once. */
export async function recoverOperations(now = new Date()): Promise<number> {
  let settled = 0;
  for (const row of await findAbandonedOperations(now, atOnce)) {
    if (!(await takeOver(row, new Date(now.getTime() + leaseSeconds * 1000)))) continue;
    const { merchantId, mode, portalId, id: operationId, name: operation } = row;
    const about = { job: "recovery", merchantId, mode, portalId, operationId, operation };
    if (await withLogContext(about, () => recover(row, now))) settled += 1;
  }
  return settled;
}

async function recover(row: OperationRow, now: Date): Promise<boolean> {
  const merchantId = mintMerchantId(row.merchantId);
  const operation = operations[row.name];
  const plan = row.plan as object;
  try {
    const stripe = await stripeFor(merchantId, row.mode);
    if (now.getTime() - row.createdAt.getTime() < repeatableMilliseconds) {
      const ending = await carryOut(operation, { id: row.id, plan }, merchantId, stripe);
      say(ending);
      return ending.ok || ending.code !== "confirming";
    }
    const outcome = await operation.findOutcome(stripe, plan);
    const ending: Ending = outcome ? { ok: true, outcome } : { ok: false, code: "unavailable" };
    await settleOperation(merchantId, row.id, { state: ending.ok ? "succeeded" : "failed", result: ending });
    say(ending);
    return true;
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    log.warn(
      "An unfinished operation could not be resumed yet.",
      { cause: causeOf(error), attempts: row.attempts },
      error,
    );
    // The merchant's key is gone or Stripe cannot be reached: wait longer each time, up to ten minutes.
    await leaveUnknown(merchantId, row.id, secondsFromNow(Math.min(600, 15 * 2 ** row.attempts)));
    return false;
  }
}

function say(ending: Ending): void {
  if (ending.ok) log.info("An unfinished operation was resumed.", { outcome: ending.outcome.outcome });
  else log.info("An unfinished operation was resumed.", { outcome: "refused", cause: causeOf(ending) });
}
