import "server-only";
import { randomUUID } from "node:crypto";
import {
  type CardSetupRow,
  closeCardSetup,
  findDueCardSetups,
  postponeCardSetup,
} from "../../db/card-setups";
import { isDatabaseUnavailable } from "../../db/errors";
import { beginOperation, findOperation } from "../../db/operations";
import { resolvePortal } from "../../db/visits";
import { backOffSeconds } from "../../jobs/back-off";
import { log } from "../../log";
import { addLogContext, withLogContext } from "../../log/context";
import { isAllowedToCustomer } from "../../operations/permissions";
import { effectiveSettings } from "../../settings/effective";
import { stripeFor } from "../../stripe/connection/client";
import { readCardSetup } from "../../stripe/methods/card-setups";
import { type MerchantId, mintMerchantId, type Mode } from "../../tenancy";
import { causeOf } from "../door/cause";
import { inputHashOf } from "../door/front-door";
import { execute, leaseSeconds, secondsFromNow } from "../execution/execute";
import { updateCard } from "../operations/update-card";
import { clearStuck, reportStuck } from "../recovery/stuck";
import { rowsInTurn, takeTurn } from "../recovery/turn";
import { cardIntentId, decideCard } from "./card-decision";

/**
 * Finishes saving cards for customers who closed the page: after saving a card with Stripe, they expect us to use it.
 * The page and recovery share the operation's row, so each set-up is finished only once.
 */

const day = 24 * 60 * 60 * 1000;
// A customer who hasn't entered a card within a day won't return to this set-up.
const abandonedAfterMilliseconds = day;
// If Stripe couldn't be reached for this long, the customer no longer expects the card to be used.
const giveUpMilliseconds = 30 * day;
// The checks get less frequent, because customers have abandoned most set-ups that are still open.
const checkIntervals = { firstSeconds: 60, longestSeconds: 3 * 60 * 60 };

/** Handles a merchant's set-ups that are due for a check. Safe to run in several processes at the same time. */
export async function finishCardSetups(merchantId: MerchantId, mode: Mode, now = new Date()): Promise<void> {
  await takeTurn(await findDueCardSetups(merchantId, mode, now, rowsInTurn), async (row) => {
    const nextCheckAt = new Date(now.getTime() + backOffSeconds(row.checks, checkIntervals) * 1000);
    if (!(await postponeCardSetup(row, nextCheckAt))) return;
    await withLogContext({ portalId: row.portalId }, () => finishCardSetup(row, now));
  });
}

/** Finishes one set-up if its card was saved. Closes the row when nothing is left to wait for. */
export async function finishCardSetup(row: CardSetupRow, now = new Date()): Promise<void> {
  const { mode, customerId, checks } = row;
  const merchantId = mintMerchantId(row.merchantId);
  const ageMilliseconds = now.getTime() - row.createdAt.getTime();
  try {
    const isDone = (await tryToFinish(row)) || ageMilliseconds > abandonedAfterMilliseconds;
    if (isDone) await closeCardSetup(merchantId, row);
    await clearStuck({ merchantId, mode, customerId });
  } catch (error) {
    if (isDatabaseUnavailable(error)) throw error;
    if (ageMilliseconds > giveUpMilliseconds) await closeCardSetup(merchantId, row);
    await reportStuck({ merchantId, mode, customerId, attempts: checks + 1 }, error);
  }
}

/** Returns true if nothing is left to wait for. */
async function tryToFinish(row: CardSetupRow): Promise<boolean> {
  const { mode, customerId, portalId, id: setupId } = row;
  const merchantId = mintMerchantId(row.merchantId);
  const intentId = cardIntentId(setupId);
  if (await findOperation(merchantId, { mode, customerId, intentId })) return true;
  const portal = await resolvePortal(portalId);
  if (!portal || !isAllowedToCustomer("update_card", effectiveSettings(portal.settings, mode))) return true;

  const stripe = await stripeFor(merchantId, mode);
  const setup = await readCardSetup(stripe, setupId);
  if (setup?.status === "waiting") return false;
  if (setup?.status !== "saved") return true;
  const command = await decideCard({ merchantId, mode, portalId, customerId, stripe }, setupId);
  const request = { subscriptionId: "", input: { setupId } };
  const operation = {
    ...{ mode, portalId, customerId, intentId, command, subscriptionId: request.subscriptionId },
    id: randomUUID().replaceAll("-", ""),
    name: updateCard.name,
    inputHash: inputHashOf(updateCard, request),
    leaseUntil: secondsFromNow(leaseSeconds),
  };
  addLogContext({ operationId: operation.id, operation: operation.name });
  const { begun } = await beginOperation(merchantId, operation);
  if (!begun) return true;
  const result = await execute(updateCard, operation, merchantId, stripe);
  const outcome = result.ok ? result.outcome.outcome : "refused";
  log.info("A saved card was applied.", { outcome, ...(!result.ok && { cause: causeOf(result) }) });
  return true;
}
