import "server-only";
import { createCardSetup } from "../../db/card-setups";
import { env } from "../../env";
import { PortalError } from "../../errors";
import { consumeLimit } from "../../rate-limit";
import { listSubscriptions } from "../../stripe/subscriptions/subscriptions";
import type { CardStart } from "../view/card-shape";
import { isInView } from "../visit/in-view";
import type { Visit } from "../visit/visit";
import { speaker } from "../words/sentences";
import { openCardForm } from "./card-form";
import { readDueInvoices } from "./card-payments";
import { sayCardStart } from "./say-card-start";

// The check is for a page that was closed. An open page usually reports the saved card before the check.
const firstCheckSeconds = 60;

/**
 * Starts saving a card. Reads and stores the payments that the card would make, because only payments that the customer
 * was shown may be charged.
 */
export async function startCard(
  visit: Visit,
  request: { onStripesPage: boolean },
  customerId: string,
): Promise<CardStart> {
  const { merchantId, mode, portalId, stripe } = visit;
  await enforceSetupLimit(visit, customerId);
  const all = await listSubscriptions(stripe, customerId);
  const inView = all.filter((subscription) => isInView(visit, subscription));
  // Anyone can create a customer with someone else's address and leave its invoices unpaid. So if several
  // customers share an address, each payment needs its own click.
  const due = visit.choices.length > 0 ? [] : await readDueInvoices(stripe, customerId, inView);
  const { setupId, form } = await openCardForm(visit, customerId, request);
  await createCardSetup(merchantId, {
    id: setupId,
    mode,
    portalId,
    customerId,
    agreed: due.map(({ id, amountRemaining, currency }) => ({
      invoiceId: id,
      amount: amountRemaining,
      currency,
    })),
    nextCheckAt: new Date(Date.now() + firstCheckSeconds * 1000),
  });
  return { ...form, setupId, ...sayCardStart(speaker(visit), due, form.mode) };
}

/** A set-up can be misused to test stolen cards, so the limit is low. */
async function enforceSetupLimit({ merchantId, mode }: Visit, customerId: string): Promise<void> {
  const limit = { points: env().CARD_SETUPS_PER_HOUR, seconds: 3600 };
  if (await consumeLimit("card_setup", `${merchantId}|${mode}|${customerId}`, limit)) return;
  throw new PortalError("rate_limited", "card_setups");
}
