import "server-only";
import { forgetClosedCardSetups } from "../db/card-setups";
import { isDatabaseUnavailable } from "../db/errors";
import { forgetFindings } from "../db/findings";
import { findAbandonedOperations, leaveUnknown, settleOperation, takeOver } from "../db/operations";
import type { OperationRow } from "../db/operations";
import { forgetStripeEvents } from "../db/stripe-events";
import { forgetEndedVisits } from "../db/visits";
import { stripeFor } from "../stripe/client";
import { mintMerchantId } from "../tenancy";
import { carryOut, leaseSeconds, secondsFromNow } from "./carry-out";
import type { Ending } from "./carry-out";
import { PortalError } from "./errors";
import { finishCardSetups } from "./card/finish-card-setups";
import { operations } from "./all-operations";

/**
 * Finishes what a crash or a lost answer left open. Within 23 hours the same request is sent again with the same
 * keys, and Stripe answers what it answered then; after that its memory of the keys may be gone, so the state
 * alone is read, and what was done by halves is put back.
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
    const notice = isDatabaseUnavailable(error) ? "the database cannot be reached" : error;
    console.error("Recovery of operations did not run:", notice);
  }
}

/** One pass; returns how many operations were settled. Safe to run in several processes at once. */
export async function recoverOperations(now = new Date()): Promise<number> {
  let settled = 0;
  for (const row of await findAbandonedOperations(now, atOnce)) {
    if (!(await takeOver(row, new Date(now.getTime() + leaseSeconds * 1000)))) continue;
    if (await recover(row, now)) settled += 1;
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
      return ending.ok || ending.code !== "confirming";
    }
    const outcome = await operation.findOutcome(stripe, plan);
    if (!outcome) await operation.putBack?.(stripe, plan);
    const ending: Ending = outcome ? { ok: true, outcome } : { ok: false, code: "unavailable" };
    await settleOperation(merchantId, row.id, { state: ending.ok ? "succeeded" : "failed", result: ending });
    return true;
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    // The merchant's key is gone or Stripe cannot be reached: wait longer each time, up to ten minutes.
    await leaveUnknown(merchantId, row.id, secondsFromNow(Math.min(600, 15 * 2 ** row.attempts)));
    return false;
  }
}
