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
 * Finishes operations that a crash or a lost answer left open. For 23 hours, recovery sends the same requests with the
 * same keys again, and Stripe repeats its answers. After that, Stripe may no longer know the keys, so recovery only
 * reads the state and rolls back half-done work. If another version wrote a row and this version can't read it,
 * recovery looks for the outcome but never repeats the command. A row that fails waits longer each time and never
 * blocks the next row.
 */

const repeatableMilliseconds = 23 * 60 * 60 * 1000;
const retryIntervals = { firstSeconds: 15, longestSeconds: 600 };

/**
 * Handles one turn of a merchant and returns the number of settled operations. Safe to run in several processes at the
 * same time.
 */
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
    // Nothing can be stored now. The lease expires, and then the job runs again.
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

/** How the operation ended. Throws while that can't be determined. */
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
    // The operation's subject no longer exists in Stripe.
    return { ok: false, code: "unavailable" };
  }
}

/** Another version of Portico may have written the row, with a name that this version doesn't know. */
function operationOf({ name }: OperationRow): AnyOperation {
  if (!Object.hasOwn(operations, name)) throw new Error("The row names an operation that does not exist.");
  return operations[name];
}

/**
 * Finds the outcome of a row that another version wrote and this version can't read. The command is never repeated,
 * because that could send Stripe something that the customer did not agree to.
 *
 * @throws if Stripe doesn't show the outcome, so that the merchant is told.
 */
async function outcomeOfUnreadable(
  operation: AnyOperation,
  { command }: OperationRow,
  stripe: StripeClient,
): Promise<OutcomeKind> {
  const lookup = operation.lookup.safeParse(command);
  const outcome = lookup.success ? await operation.findOutcome(stripe, lookup.data) : null;
  if (!outcome) throw new Error("Another version wrote the row, and this version can't read it.");
  return outcome;
}
