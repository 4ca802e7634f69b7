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

/** The intent of the operation that finishes this set-up. The page and recovery use the same intent. */
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
  /** The payments to make with the card, oldest first. The customer saw each amount before saving the card. */
  payments: AgreedPayment[];
};

/**
 * The data needed to save a card. It comes from the visit or, if the customer has closed the page, from the set-up's
 * row.
 */
export type CardContext = {
  merchantId: MerchantId;
  mode: Mode;
  portalId: string;
  customerId: string;
  stripe: StripeClient;
};

/**
 * Returns this set-up's row and its current state in Stripe. Throws `not_found` unless this portal started the set-up
 * for this customer.
 */
export async function findOwnSetup({ stripe, ...place }: CardContext, setupId: string) {
  const row = await findCardSetup(place.merchantId, { ...place, id: setupId });
  const setup = row?.customerId === place.customerId ? await readCardSetup(stripe, setupId) : null;
  // Check Stripe too: the merchant may have assigned the set-up to another customer, and the card is then not this
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

/** We never change a schedule that we can't read, so a method that it names isn't replaced. */
function hasOwnMethod({ hasOwnPaymentMethod, schedule }: Subscription): boolean {
  return hasOwnPaymentMethod || (schedule !== null && !schedule.isUnknown && schedule.methodIds.length > 0);
}
