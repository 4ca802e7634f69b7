import "server-only";
import { sha256 } from "../../crypto";
import { type AgreedPayment, findCardSetup } from "../../db/card-setups";
import { PortalError } from "../../errors";
import { hasEnded } from "../../operations/facts";
import type { StripeClient } from "../../stripe/connection/client";
import { readCardSetup } from "../../stripe/methods/card-setups";
import type { Card } from "../../stripe/methods/payment-methods";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { listSubscriptions } from "../../stripe/subscriptions/subscriptions";
import type { MerchantId, Mode } from "../../tenancy";
import { readDueInvoices, stillDuePayments } from "./card-payments";

/** The intent that finishes this set-up, whether the page or recovery does it. */
export function cardIntentId(setupId: string): string {
  return `card_${sha256(setupId).slice(0, 43)}`;
}

/** How a saved card will be used, decided before anything changes. */
export type CardCommand = {
  customerId: string;
  paymentMethodId: string;
  card: Card | null;
  /** The subscriptions that have their own payment method, now or in a later phase of their schedule. */
  subscriptionIds: string[];
  /** The payments that were shown before the card was saved, at the amount shown, oldest first. */
  payments: AgreedPayment[];
};

/** The context a card is saved in: a visit, or a portal whose customer has closed the page. */
export type CardContext = {
  merchantId: MerchantId;
  mode: Mode;
  portalId: string;
  customerId: string;
  stripe: StripeClient;
};

/**
 * This set-up's row and its current state in Stripe, if this portal started it for this customer. Otherwise the error
 * is `not_found`.
 */
export async function findOwnSetup({ stripe, ...place }: CardContext, setupId: string) {
  const row = await findCardSetup(place.merchantId, { ...place, id: setupId });
  const setup = row?.customerId === place.customerId ? await readCardSetup(stripe, setupId) : null;
  // Check Stripe too: if the merchant has assigned the set-up to another customer since, the card isn't this
  // customer's.
  const isTheirs = setup?.customerId === place.customerId && setup.portalId === place.portalId;
  if (!row || !setup || !isTheirs) throw new PortalError("not_found", "card_setup");
  return { row, setup };
}

export async function decideCard(place: CardContext, setupId: string): Promise<CardCommand> {
  const { row, setup } = await findOwnSetup(place, setupId);
  if (setup.status !== "saved" || !setup.paymentMethod)
    throw new PortalError("state_changed", "card_not_saved");
  const all = await listSubscriptions(place.stripe, place.customerId);
  return {
    customerId: place.customerId,
    paymentMethodId: setup.paymentMethod.id,
    card: setup.paymentMethod.card,
    subscriptionIds: all.filter((one) => hasOwnMethod(one) && !hasEnded(one)).map(({ id }) => id),
    payments:
      row.agreed.length > 0
        ? stillDuePayments(row.agreed, await readDueInvoices(place.stripe, place.customerId, all))
        : [],
  };
}

/** A schedule that we can't read is never changed, so the method that it names isn't replaced. */
function hasOwnMethod({ hasOwnPaymentMethod, schedule }: Subscription): boolean {
  return hasOwnPaymentMethod || (schedule !== null && !schedule.isUnknown && schedule.methodIds.length > 0);
}
