import type { Stripe } from "@stripe/stripe-js";

/** How long Stripe's form may take to load before the customer gets Stripe's page instead. */
export const loadTimeoutMs = 10_000;

/**
 * Loads Stripe.js from Stripe's servers, as Stripe requires. Runs only when a card is entered, because few visits
 * change a card. Rejects if the script can't be loaded.
 */
export async function loadStripe(publishableKey: string): Promise<Stripe> {
  const { loadStripe: load } = await import("@stripe/stripe-js/pure");
  const stripe = await load(publishableKey);
  if (!stripe) throw new Error("Stripe.js was not loaded.");
  return stripe;
}
