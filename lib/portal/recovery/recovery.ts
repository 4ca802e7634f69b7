import "server-only";
import { isDatabaseUnavailable } from "../../db/errors";
import {
  findAbandonedOperations,
  markUnknown,
  type OperationRow,
  settleOperation,
  takeOver,
} from "../../db/operations";
import { backOffSeconds } from "../../jobs/back-off";
import { log } from "../../log";
import { withLogContext } from "../../log/context";
import { type StripeClient, stripeFor } from "../../stripe/connection/client";
import { toPortalError } from "../../stripe/connection/errors";
import type { MerchantId, Mode } from "../../tenancy";
import { causeOf } from "../door/cause";
import { operations } from "../execution/all-operations";
import {
  attemptOperation,
  leaseSeconds as usualLeaseSeconds,
  leavesOutcomeOpen,
  type OperationResult,
  secondsFromNow,
} from "../execution/execute";
import type { AnyOperation, OutcomeKind } from "../execution/operation";
import { clearStuck, reportStuck } from "./stuck";
import { rowsInTurn, takeTurn } from "./turn";

/**
 * Finishes what a crash or a lost answer left open. Within 23 hours the same request is sent again with the same
 * keys, and Stripe answers what it answered then; after that its memory of the keys may be gone, so the state
 * alone is read, and what was done by halves is put back. What another version has written and this one cannot read is
 * asked for its outcome and never repeated. Each row fails by itself: whatever the reason, it waits
 * longer and the next one has its turn.
 */

const repeatableMilliseconds = 23 * 60 * 60 * 1000;
const retryIntervals = { firstSeconds: 15, longestSeconds: 600 };

/** One turn of a merchant; returns how many operations were settled. Safe to run in several processes at once. */
export async function recoverOperations(
  merchantId: MerchantId,
  mode: Mode,
  {
    now = new Date(),
    leaseSeconds = usualLeaseSeconds,
  }: { now?: Date; leaseSeconds?: number | undefined } = {},
): Promise<number> {
  let settled = 0;
  await takeTurn(await findAbandonedOperations(merchantId, mode, now, rowsInTurn), async (row) => {
    if (!(await takeOver(row, secondsFromNow(leaseSeconds)))) return;
    const { portalId, id: operationId, name: operation } = row;
    const about = { merchantId, mode, portalId, operationId, operation };
    if (await withLogContext(about, () => recover(merchantId, row, now))) settled += 1;
  });
  return settled;
}

async function recover(merchantId: MerchantId, row: OperationRow, now: Date): Promise<boolean> {
  const { id, mode, customerId, subscriptionId, attempts } = row;
  const about = { merchantId, mode, customerId, subscriptionId };
  try {
    const result = await resultOf(merchantId, row, now);
    await settleOperation(merchantId, id, { state: result.ok ? "succeeded" : "failed", result });
    logResult(result);
    await clearStuck(about);
    return true;
  } catch (error) {
    // Nothing can be written down now: the lease runs out by itself, and the job is tried again.
    if (isDatabaseUnavailable(error)) throw error;
    await markUnknown(merchantId, row, secondsFromNow(backOffSeconds(attempts, retryIntervals)));
    await reportStuck({ ...about, attempts }, error);
    return false;
  }
}

function logResult(result: OperationResult): void {
  if (result.ok) log.info("An unfinished operation was resumed.", { outcome: result.outcome.outcome });
  else log.info("An unfinished operation was resumed.", { outcome: "refused", cause: causeOf(result) });
}

/** How the operation ended; throws while that cannot be found out. */
async function resultOf(merchantId: MerchantId, row: OperationRow, now: Date): Promise<OperationResult> {
  const operation = operationOf(row);
  const stripe = await stripeFor(merchantId, row.mode);
  const stored = operation.stored.safeParse(row.command);
  if (!stored.success) return { ok: true, outcome: await outcomeOfUnreadable(operation, row, stripe) };
  const command = stored.data as object;
  if (now.getTime() - row.createdAt.getTime() < repeatableMilliseconds) {
    const attempt = await attemptOperation(operation, { id: row.id, command }, stripe, {
      isRepetition: true,
    });
    if ("unknown" in attempt) throw toPortalError(attempt.unknown);
    return attempt.result;
  }
  try {
    const outcome = await operation.findOutcome(stripe, command);
    if (!outcome) await operation.rollBack?.(stripe, command);
    return outcome ? { ok: true, outcome } : { ok: false, code: "unavailable" };
  } catch (error) {
    const translated = toPortalError(error);
    if (leavesOutcomeOpen(translated)) throw translated;
    // What it was about is gone from Stripe.
    return { ok: false, code: "unavailable" };
  }
}

/** A row may have been written by another version of Portico, whose words this one does not know. */
function operationOf({ name }: OperationRow): AnyOperation {
  if (!Object.hasOwn(operations, name)) throw new Error("The row names an operation that does not exist.");
  return operations[name];
}

/**
 * A row of another version that cannot be read is not done again: that could ask Stripe something else than was agreed to.
 * Stripe may still say that it was done, where the row says what it was.
 *
 * @throws while it does not, so that the merchant is told.
 */
async function outcomeOfUnreadable(
  operation: AnyOperation,
  { command }: OperationRow,
  stripe: StripeClient,
): Promise<OutcomeKind> {
  const lookup = operation.lookup.safeParse(command);
  const outcome = lookup.success ? await operation.findOutcome(stripe, lookup.data) : null;
  if (!outcome) throw new Error("The row was written by another version, and this one cannot read it.");
  return outcome;
}
