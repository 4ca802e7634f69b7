import "server-only";
import { createCardSetup } from "../../db/card-setups";
import { env } from "../../env";
import { allow } from "../../rate-limit";
import { listSubscriptions } from "../../stripe/subscriptions/subscriptions";
import { openCardForm } from "./card-form";
import { readDue } from "./card-payments";
import { PortalError } from "../../errors";
import { isInView } from "../visit/in-view";
import { sayCardStart } from "./say-card-start";
import { speaker } from "../words/sentences";
import type { CardStart } from "../view/view-shape";
import type { Visit } from "../visit/visit";

// The page usually tells first; this is for when it was closed.
const firstCheckSeconds = 60;

/** Begins to save a card: what it would pay is read and written down, because only what was shown may be charged. */
export async function startCard(
  visit: Visit,
  wish: { onStripesPage: boolean },
  customerId: string,
): Promise<CardStart> {
  const { merchantId, mode, portalId, stripe } = visit;
  await withinLimit(visit, customerId);
  const all = await listSubscriptions(stripe, customerId);
  const inView = all.filter((subscription) => isInView(visit, subscription));
  // Anybody can make a customer with somebody else's address, and let it owe: where several share one, nothing is
  // paid but by a click on that payment itself.
  const due = visit.choices.length > 0 ? [] : await readDue(stripe, customerId, inView);
  const { setupId, form } = await openCardForm(visit, customerId, wish);
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
  return { ...form, setupId, ...sayCardStart(speaker(), due, form.mode) };
}

/** Every set-up can be used to try stolen cards, so there are few. */
async function withinLimit({ merchantId, mode }: Visit, customerId: string): Promise<void> {
  const limit = { points: env().CARD_SETUPS_PER_HOUR, seconds: 3600 };
  if (await allow("card_setup", `${merchantId}|${mode}|${customerId}`, limit)) return;
  throw new PortalError("rate_limited", "card_setups");
}
