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

/** How an operation ended, as its row keeps it and every repetition of the same intent is told. */
export type OperationResult =
  | { ok: true; outcome: OutcomeKind }
  | { ok: false; code: PortalErrorCode; reason?: string | undefined; fields?: FieldReasons };

// Longer than three attempts of eight seconds take; after it, recovery may believe that the worker is dead.
export const leaseSeconds = 40;
const retrySoonSeconds = 5;

export const secondsFromNow = (seconds: number) => new Date(Date.now() + seconds * 1000);

/**
 * Does what was written down and writes down how it ended. Stripe is asked with keys that belong to the row, so
 * that whoever does this again (a retry, the recovery after a crash) asks the same and it happens once.
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
    // Stripe has been asked, so "nothing was changed" would be a guess. The row still says that it is under way, and
    // recovery finds out when the database is back.
    return { ok: false, code: "confirming" };
  }
}

/** How it ended, or why nobody can know yet. */
export type Attempt = { result: OperationResult } | { unknown: unknown };

/** Asks Stripe, for the first time or again, and says how its answer ends the operation. */
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
 * What an error says about the outcome. The state is read whatever the error was: ending what has ended is refused
 * by Stripe and is what was wanted, and after a fault of Stripe's the change may have happened. Nobody can know while
 * the request may still be on its way, or the state cannot be read.
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
  // A fault of Stripe's is kept under its key and would only be repeated; the state says that it did not happen.
  if (isStripeFault(error) && found === unreadable) return unknown;

  const translated = toPortalError(error);
  const isOutOfReach = translated instanceof PortalError && translated.code === "unavailable";
  if (operation.isResumable && isOutOfReach) return unknown;
  if (isRepetition && found === unreadable && leavesOutcomeOpen(translated)) return unknown;
  if (translated instanceof PortalError) {
    const { code, reason, fields } = translated;
    if (portalErrorStatuses[code] >= 500)
      log.warn("Stripe rejected an operation.", { cause: causeOf(translated) }, translated);
    return { result: { ok: false, code, reason, fields } };
  }
  log.error("An operation failed unexpectedly.", { operation: operation.name }, error);
  return { result: { ok: false, code: "unexpected" } };
}

/**
 * Whether an error is about asking and not about what was asked. The first request is not done then; but when it is a
 * repetition, the request before it, whose answer was lost, may have been.
 */
export function leavesOutcomeOpen(translated: unknown): boolean {
  if (!(translated instanceof PortalError)) return true;
  return translated.code === "unavailable" || isKeyProblem(translated);
}
