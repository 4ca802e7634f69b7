import "server-only";
import type Stripe from "stripe";
import type { StripeClient } from "./client";
import { asking, isMissing } from "./errors";
import { idOf, reshapeCard } from "./reshape";
import type { Card } from "./reshape";

/** Whose card is saved, and through which portal; the portal's id marks what it made. */
export type Saving = { customerId: string; portalId: string };

const portalMark = "portico_portal";
// A bank transfer or a wallet's page would lead the customer out of the frame; a card never does.
const onlyCards = ["card" as const];

/** Begins to save a card for payments without the customer. `clientSecret` lets a page finish it, and only it. */
export async function beginCardSetup(
  stripe: StripeClient,
  { customerId, portalId }: Saving,
): Promise<{ id: string; clientSecret: string }> {
  const intent = await asking(
    stripe.setupIntents.create({
      customer: customerId,
      usage: "off_session",
      allowed_payment_method_types: onlyCards,
      metadata: { [portalMark]: portalId },
    }),
  );
  return { id: intent.id, clientSecret: intent.client_secret ?? "" };
}

export type CardSetup = {
  customerId: string | null;
  portalId: string | null;
  /** `waiting`: the customer or the bank has not finished, and still can. */
  status: "waiting" | "saved" | "canceled";
  paymentMethod: { id: string; card: Card | null } | null;
  /** Stripe's code of the last refusal; null after none. */
  refusal: string | null;
};

/** How far a set-up is, read now; null for one that does not exist. */
export async function readCardSetup(stripe: StripeClient, id: string): Promise<CardSetup | null> {
  try {
    return reshapeSetup(await stripe.setupIntents.retrieve(id, { expand: ["payment_method"] }));
  } catch (error) {
    if (isMissing(error)) return null;
    return asking(Promise.reject(error));
  }
}

function reshapeSetup(from: Stripe.SetupIntent): CardSetup {
  const { customer, metadata, payment_method: method, status, last_setup_error: refused } = from;
  return {
    customerId: customer ? idOf(customer) : null,
    portalId: metadata?.[portalMark] ?? null,
    status: status === "succeeded" ? "saved" : status === "canceled" ? "canceled" : "waiting",
    paymentMethod: method ? { id: idOf(method), card: reshapeCard(method) } : null,
    refusal: status === "requires_payment_method" ? (refused?.decline_code ?? refused?.code ?? null) : null,
  };
}
