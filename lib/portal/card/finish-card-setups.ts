import "server-only";
import { randomUUID } from "node:crypto";
import { closeCardSetup, findDueCardSetups, postponeCardSetup } from "../../db/card-setups";
import type { CardSetupRow } from "../../db/card-setups";
import { beginOperation, findOperation } from "../../db/operations";
import { resolvePortal } from "../../db/visits";
import { log } from "../../log";
import { addLogContext, withLogContext } from "../../log/context";
import { effectiveSettings } from "../../settings/effective";
import { readCardSetup } from "../../stripe/card-setups";
import { stripeFor } from "../../stripe/client";
import { mintMerchantId } from "../../tenancy";
import { cardIntent, decideCard } from "./card-decision";
import { carryOut, leaseSeconds, secondsFromNow } from "../carry-out";
import { causeOf } from "../cause";
import { PortalError } from "../errors";
import { inputHashOf } from "../front-door";
import { updateCard } from "../operations/update-card";
import { isAllowedToCustomer } from "../permissions";

/**
 * Finishes cards that were saved by a customer who closed the page: whoever saves a card with Stripe expects it to
 * be used. The page and recovery meet in the operation's row, so it is done once.
 */

const atOnce = 20;
const giveUpMilliseconds = 24 * 60 * 60 * 1000;
const firstWaitSeconds = 60;
const longestWaitSeconds = 3 * 60 * 60;

/** One pass over the set-ups that are due to be looked at. Safe to run in several processes at once. */
export async function finishCardSetups(now = new Date()): Promise<void> {
  for (const row of await findDueCardSetups(now, atOnce)) {
    // Looked at ever more rarely: most of those that wait were given up by their customer.
    const waitSeconds = Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** row.checks);
    const isOurs = await postponeCardSetup(row, new Date(now.getTime() + waitSeconds * 1000));
    const { merchantId, mode, portalId } = row;
    const about = { job: "finish_card_setups", merchantId, mode, portalId };
    if (isOurs) await withLogContext(about, () => finishCardSetup(row, now));
  }
}

/** Finishes one set-up if its card was saved, and closes it when there is nothing left to wait for. */
export async function finishCardSetup(row: CardSetupRow, now = new Date()): Promise<void> {
  const merchantId = mintMerchantId(row.merchantId);
  try {
    const isTooOld = now.getTime() - row.createdAt.getTime() > giveUpMilliseconds;
    if ((await finishNow(row)) || isTooOld) await closeCardSetup(merchantId, row);
  } catch (error) {
    // Stripe or the merchant's key is out of reach: the next look may find it.
    if (!(error instanceof PortalError)) throw error;
    log.warn(
      "A saved card could not be checked yet.",
      { cause: causeOf(error), attempts: row.checks },
      error,
    );
  }
}

/** Whether nothing is left to wait for. */
async function finishNow(row: CardSetupRow): Promise<boolean> {
  const { mode, customerId, portalId, id: setupId } = row;
  const merchantId = mintMerchantId(row.merchantId);
  const intentId = cardIntent(setupId);
  if (await findOperation(merchantId, { mode, customerId, intentId })) return true;
  const portal = await resolvePortal(portalId);
  if (!portal || !isAllowedToCustomer("update_card", effectiveSettings(portal.settings, mode))) return true;

  const stripe = await stripeFor(merchantId, mode);
  const setup = await readCardSetup(stripe, setupId);
  if (setup?.status === "waiting") return false;
  if (setup?.status !== "saved") return true;
  const plan = await decideCard({ merchantId, mode, portalId, customerId, stripe }, setupId);
  const asked = { subscriptionId: "", input: { setupId } };
  const operation = {
    ...{ mode, portalId, customerId, intentId, plan, ...asked },
    id: randomUUID().replaceAll("-", ""),
    name: updateCard.name,
    inputHash: inputHashOf(updateCard, asked),
    leaseUntil: secondsFromNow(leaseSeconds),
  };
  addLogContext({ operationId: operation.id, operation: operation.name });
  const { begun } = await beginOperation(merchantId, operation);
  if (!begun) return true;
  const ending = await carryOut(updateCard, operation, merchantId, stripe);
  const outcome = ending.ok ? ending.outcome.outcome : "refused";
  log.info("A saved card was applied.", { outcome, ...(!ending.ok && { cause: causeOf(ending) }) });
  return true;
}
