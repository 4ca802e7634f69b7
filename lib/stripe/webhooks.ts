import "server-only";
import Stripe from "stripe";
import type { Mode } from "../tenancy";

export type ReceivedEvent = {
  id: string;
  type: string;
  mode: Mode;
  /** The card set-up it says something about, as we know it; null for everything else. */
  setupId: string | null;
};

const toleranceSeconds = 300;

/** Where a card is heard of: from the set-up itself, or from the session of Stripe's page. More does no harm. */
export const stripeEvents: readonly string[] = ["setup_intent.succeeded", "checkout.session.completed"];

/**
 * The event, if its signature is Stripe's for exactly these bytes and not older or newer than five minutes;
 * otherwise null, whatever the reason.
 */
export function readStripeEvent(
  body: string,
  signature: string,
  secret: string,
  now = Date.now(),
): ReceivedEvent | null {
  const signedAt = Number(/(?:^|,)t=(\d{1,12})(?:,|$)/.exec(signature)?.[1]);
  // The package refuses what is too old and lets through what comes from the future.
  if (!(signedAt <= now / 1000 + toleranceSeconds)) return null;
  try {
    const event = Stripe.webhooks.constructEvent(body, signature, secret, toleranceSeconds, undefined, now);
    const { id } = event.data.object as { id?: unknown };
    return {
      id: event.id,
      type: event.type,
      mode: event.livemode ? "live" : "test",
      setupId: stripeEvents.includes(event.type) && typeof id === "string" ? id : null,
    };
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError || error instanceof SyntaxError)
      return null;
    throw error;
  }
}
