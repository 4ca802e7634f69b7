import "server-only";
import { sha256 } from "../../crypto";
import { findCardSetup } from "../../db/card-setups";
import type { AgreedPayment } from "../../db/card-setups";
import { readCardSetup } from "../../stripe/methods/card-setups";
import type { StripeClient } from "../../stripe/connection/client";
import type { Card } from "../../stripe/methods/payment-methods";
import { listSubscriptions } from "../../stripe/subscriptions/subscriptions";
import type { MerchantId, Mode } from "../../tenancy";
import { readDue, stillDue } from "./card-payments";
import { PortalError } from "../../errors";
import { hasEnded } from "../../operations/facts";

/** What finishing this set-up is known by, whoever finishes it. */
export function cardIntent(setupId: string): string {
  return `card_${sha256(setupId).slice(0, 43)}`;
}

/** What a saved card is used for, decided before anything is changed. */
export type CardDecision = {
  customerId: string;
  paymentMethodId: string;
  card: Card | null;
  /** Those that are charged with a payment method of their own. */
  subscriptionIds: string[];
  /** Oldest first; only what was shown before the card was saved, at the amount that was shown. */
  payments: AgreedPayment[];
};

/** Where a card is saved. A visit is one, and so is a portal whose customer has closed the page. */
export type CardPlace = {
  merchantId: MerchantId;
  mode: Mode;
  portalId: string;
  customerId: string;
  stripe: StripeClient;
};

/** The set-up if this portal began it for this customer, as it stands with Stripe now. Others do not exist here. */
export async function findOwnSetup({ stripe, ...place }: CardPlace, setupId: string) {
  const row = await findCardSetup(place.merchantId, { ...place, id: setupId });
  const setup = row?.customerId === place.customerId ? await readCardSetup(stripe, setupId) : null;
  // Stripe is asked as well: what the merchant has given to another customer meanwhile is not this one's card.
  const isTheirs = setup?.customerId === place.customerId && setup.portalId === place.portalId;
  if (!row || !setup || !isTheirs) throw new PortalError("not_found", "card_setup");
  return { row, setup };
}

export async function decideCard(place: CardPlace, setupId: string): Promise<CardDecision> {
  const { row, setup } = await findOwnSetup(place, setupId);
  if (setup.status !== "saved" || !setup.paymentMethod)
    throw new PortalError("state_changed", "card_not_saved");
  const all = await listSubscriptions(place.stripe, place.customerId);
  return {
    customerId: place.customerId,
    paymentMethodId: setup.paymentMethod.id,
    card: setup.paymentMethod.card,
    subscriptionIds: all.filter((one) => one.hasOwnPaymentMethod && !hasEnded(one)).map(({ id }) => id),
    payments:
      row.agreed.length > 0 ? stillDue(row.agreed, await readDue(place.stripe, place.customerId, all)) : [],
  };
}
