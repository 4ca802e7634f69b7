import "server-only";
import type Stripe from "stripe";
import { PortalError } from "../../errors";
import type { StripeClient } from "../connection/client";
import { isMissing, translateErrors } from "../connection/errors";
import { checkoutLink } from "../connection/hosted-link";
import { idOf } from "../connection/id-of";
import { type Card, reshapeCard } from "./payment-methods";

/**
 * The customer whose card is saved, and the portal where it is saved. The portal's ID marks the objects that the set-up
 * creates in Stripe.
 */
export type CardSetupTarget = { customerId: string; portalId: string };

const portalMark = "portico_portal";
// Bank transfers and wallet pages would take the customer out of the frame. Cards never do.
const cardTypes = ["card" as const];

/**
 * Starts saving a card for payments without the customer. A page with `clientSecret` can finish this set-up but do
 * nothing else.
 */
export async function startCardSetup(
  stripe: StripeClient,
  { customerId, portalId }: CardSetupTarget,
): Promise<{ id: string; clientSecret: string }> {
  const intent = await translateErrors(
    stripe.setupIntents.create({
      customer: customerId,
      usage: "off_session",
      allowed_payment_method_types: cardTypes,
      metadata: { [portalMark]: portalId },
    }),
  );
  return { id: intent.id, clientSecret: intent.client_secret ?? "" };
}

/**
 * Starts saving a card on Stripe's own page, which then sends the customer to `returnUrl`. The session's ID identifies
 * the set-up, because Stripe may not create the setup intent before the customer arrives.
 */
export async function startHostedSetup(
  stripe: StripeClient,
  { customerId, portalId }: CardSetupTarget,
  returnUrl: string,
): Promise<{ id: string; url: string }> {
  const metadata = { [portalMark]: portalId };
  const session = await translateErrors(
    stripe.checkout.sessions.create({
      mode: "setup",
      ui_mode: "hosted_page",
      customer: customerId,
      allowed_payment_method_types: [...cardTypes],
      success_url: returnUrl,
      cancel_url: returnUrl,
      metadata,
      setup_intent_data: { metadata },
    }),
  );
  const url = checkoutLink(session);
  if (!url) throw new PortalError("unavailable", "foreign_checkout_page");
  return { id: session.id, url };
}

export type CardSetup = {
  customerId: string | null;
  portalId: string | null;
  /** `waiting`: the customer or the bank hasn't finished, and still can. */
  status: "waiting" | "saved" | "canceled";
  paymentMethod: { id: string; card: Card | null } | null;
  /** Stripe's code for the last refusal. Null if there was none. */
  refusal: string | null;
};

/** The current state of a set-up. Null if it doesn't exist. */
export async function readCardSetup(stripe: StripeClient, id: string): Promise<CardSetup | null> {
  try {
    if (id.startsWith("cs_")) return reshapeSession(await retrieveSession(stripe, id));
    return reshapeSetup(await stripe.setupIntents.retrieve(id, { expand: ["payment_method"] }));
  } catch (error) {
    if (isMissing(error)) return null;
    return translateErrors(Promise.reject(error));
  }
}

function retrieveSession(stripe: StripeClient, id: string): Promise<Stripe.Checkout.Session> {
  return stripe.checkout.sessions.retrieve(id, { expand: ["setup_intent.payment_method"] });
}

function reshapeSession({ customer, metadata, setup_intent, status }: Stripe.Checkout.Session): CardSetup {
  const intent = setup_intent && typeof setup_intent !== "string" ? reshapeSetup(setup_intent) : null;
  const hasEnded = status === "expired" && intent?.status !== "saved";
  return {
    customerId: customer ? idOf(customer) : null,
    portalId: metadata?.[portalMark] ?? null,
    status: hasEnded ? "canceled" : (intent?.status ?? "waiting"),
    paymentMethod: intent?.paymentMethod ?? null,
    refusal: intent?.refusal ?? null,
  };
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
