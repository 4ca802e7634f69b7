import "server-only";
import { isDatabaseUnavailable } from "../db/errors";
import { leaveUnknown, settleOperation } from "../db/operations";
import { log } from "../log";
import type { MerchantId } from "../tenancy";
import { fromStripe, isFaultOfStripe, mayStillHappen } from "../stripe/errors";
import type { StripeClient } from "../stripe/client";
import { causeOf } from "./cause";
import { PortalError, portalErrorStatuses } from "./errors";
import type { FieldReasons, PortalErrorCode } from "./errors";
import { stepKeys } from "./operation";
import type { AnyOperation, OutcomeKind } from "./operation";

/** How an operation ended, as its row keeps it and every repetition of the same intent is told. */
export type Ending =
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
export async function carryOut(
  operation: AnyOperation,
  row: { id: string; plan: object },
  merchantId: MerchantId,
  stripe: StripeClient,
): Promise<Ending> {
  const ending = await endingOf(operation, row, stripe);
  try {
    if (!ending) {
      await leaveUnknown(merchantId, row.id, secondsFromNow(retrySoonSeconds));
      return { ok: false, code: "confirming" };
    }
    await settleOperation(merchantId, row.id, { state: ending.ok ? "succeeded" : "failed", result: ending });
    return ending;
  } catch (error) {
    if (!isDatabaseUnavailable(error)) throw error;
    // Stripe has been asked, so "nothing was changed" would be a guess. The row still says that it is under way, and
    // recovery finds out when the database is back.
    return { ok: false, code: "confirming" };
  }
}

/** How Stripe's answer ends the operation; undefined while nobody can know. */
async function endingOf(
  operation: AnyOperation,
  row: { id: string; plan: object },
  stripe: StripeClient,
): Promise<Ending | undefined> {
  try {
    return {
      ok: true,
      outcome: await operation.apply(stripe, row.plan, { id: row.id, key: stepKeys(row.id) }),
    };
  } catch (error) {
    return endingAfter(error, operation, row.plan, stripe);
  }
}

/**
 * What an error says about the outcome. The state is read whatever the error was: ending what has ended is refused
 * by Stripe and is what was wanted, and after a fault of Stripe's the change may have happened. Undefined while
 * nobody can know: the request may still be on its way, or the state cannot be read.
 */
async function endingAfter(
  error: unknown,
  operation: AnyOperation,
  plan: object,
  stripe: StripeClient,
): Promise<Ending | undefined> {
  const unreadable = Symbol("unreadable");
  const found = await operation.findOutcome(stripe, plan).catch(() => unreadable);
  if (found && typeof found === "object") return { ok: true, outcome: found };
  if (mayStillHappen(error)) return undefined;
  // A fault of Stripe's is kept under its key and would only be repeated; the state says that it did not happen.
  if (isFaultOfStripe(error) && found === unreadable) return undefined;

  const translated = fromStripe(error);
  const isOutOfReach = translated instanceof PortalError && translated.code === "unavailable";
  if (operation.isResumable && isOutOfReach) return undefined;
  if (translated instanceof PortalError) {
    const { code, reason, fields } = translated;
    if (portalErrorStatuses[code] >= 500)
      log.warn("Stripe rejected an operation.", { cause: causeOf(translated) }, translated);
    return { ok: false, code, reason, fields };
  }
  log.error("An operation failed unexpectedly.", { operation: operation.name }, error);
  return { ok: false, code: "unexpected" };
}
