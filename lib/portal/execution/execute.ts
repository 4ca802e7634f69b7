import "server-only";
import { isDatabaseUnavailable } from "../../db/errors";
import { markUnknown, settleOperation } from "../../db/operations";
import {
  type FieldReasons,
  isKeyProblem,
  PortalError,
  type PortalErrorCode,
  portalErrorStatuses,
} from "../../errors";
import { log } from "../../log";
import type { StripeClient } from "../../stripe/connection/client";
import { isStripeFault, mayStillRun, toPortalError } from "../../stripe/connection/errors";
import type { MerchantId, Mode } from "../../tenancy";
import { causeOf } from "../door/cause";
import { type AnyOperation, type OutcomeKind, stepKeys } from "./operation";

/** How an operation ended. The row stores this, and a repeated request with the same intent is answered with it. */
export type OperationResult =
  | { ok: true; outcome: OutcomeKind }
  | { ok: false; code: PortalErrorCode; reason?: string; fields?: FieldReasons };

// The lease is longer than three attempts of eight seconds each. So when it is over, recovery may assume that the
// worker has stopped.
export const leaseSeconds = 40;
const retrySoonSeconds = 5;

export const secondsFromNow = (seconds: number) => new Date(Date.now() + seconds * 1000);

/**
 * Sends a stored command and stores the result. The idempotency keys belong to the row, so repeating this (a retry, or
 * recovery after a crash) sends the same requests, which take effect once.
 */
export async function execute(
  operation: AnyOperation,
  row: { id: string; mode: Mode; command: object },
  merchantId: MerchantId,
  stripe: StripeClient,
): Promise<OperationResult> {
  const attempt = await attemptOperation(operation, row, stripe);
  try {
    if ("unknown" in attempt) {
      await markUnknown(merchantId, row, secondsFromNow(retrySoonSeconds));
      return { ok: false, code: "confirming" };
    }
    const { result } = attempt;
    await settleOperation(merchantId, row.id, { state: result.ok ? "succeeded" : "failed", result });
    return result;
  } catch (error) {
    if (!isDatabaseUnavailable(error)) throw error;
    // Requests were sent, so "nothing was changed" would be a guess. The row is still open, and recovery finds the
    // result when the database is available again.
    return { ok: false, code: "confirming" };
  }
}

/** The result or, if it is unknown, the error that left it unknown. */
export type Attempt = { result: OperationResult } | { unknown: unknown };

/** Sends the command to Stripe, for the first time or again, and derives the result from the answer. */
export async function attemptOperation(
  operation: AnyOperation,
  row: { id: string; command: object },
  stripe: StripeClient,
  { isRepetition = false } = {},
): Promise<Attempt> {
  try {
    const outcome = await operation.apply(stripe, row.command, { id: row.id, key: stepKeys(row.id) });
    return { result: { ok: true, outcome } };
  } catch (error) {
    return attemptAfterError(error, operation, row.command, stripe, isRepetition);
  }
}

/**
 * Derives the result after an error. Reads the state from Stripe whatever the error is, because the result that the
 * customer wanted may exist anyway. For example, Stripe refuses to cancel a subscription that has already ended. And
 * Stripe may have made a change although it answered with a fault. The result is unknown while the request may still be
 * running or the state can't be read.
 */
async function attemptAfterError(
  error: unknown,
  operation: AnyOperation,
  command: object,
  stripe: StripeClient,
  isRepetition: boolean,
): Promise<Attempt> {
  const unreadable = Symbol("unreadable");
  const found = await operation.findOutcome(stripe, command).catch(() => unreadable);
  if (found && typeof found === "object") return { result: { ok: true, outcome: found } };
  const unknown = { unknown: error };
  if (mayStillRun(error)) return unknown;
  // Stripe stores a fault under the request's key, so repeating the request returns the fault again. If the state could
  // be read, it shows that nothing was changed.
  if (isStripeFault(error) && found === unreadable) return unknown;

  const translated = toPortalError(error);
  const isOutOfReach = translated instanceof PortalError && translated.code === "unavailable";
  if (operation.isResumable && isOutOfReach) return unknown;
  if (isRepetition && found === unreadable && leavesOutcomeOpen(translated)) return unknown;
  if (translated instanceof PortalError) {
    const { code, reason, fields } = translated;
    if (portalErrorStatuses[code] >= 500)
      log.warn("Stripe rejected an operation.", { cause: causeOf(translated) }, translated);
    // The database refuses a row with undefined fields.
    return { result: { ok: false, code, ...(reason && { reason }), ...(fields && { fields }) } };
  }
  log.error("An operation failed unexpectedly.", { operation: operation.name }, error);
  return { result: { ok: false, code: "unexpected" } };
}

/**
 * True if an error doesn't tell whether the change was made. If the first attempt fails like this, the change was not
 * made. If a later attempt fails like this, an earlier attempt whose answer was lost may have made the change.
 */
export function leavesOutcomeOpen(translated: unknown): boolean {
  if (!(translated instanceof PortalError)) return true;
  return translated.code === "unavailable" || isKeyProblem(translated);
}
