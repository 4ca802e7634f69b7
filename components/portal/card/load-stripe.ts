import type { Stripe } from "@stripe/stripe-js";

/** Stripe's form is there within this time, or the customer is given Stripe's page instead. */
export const patienceMs = 10_000;

/**
 * Loads Stripe.js from Stripe, when a card is to be entered and not before: it must come from there, and the portal
 * is read far more often than a card is changed. Rejects when it cannot be loaded.
 */
export async function loadStripe(publishableKey: string): Promise<Stripe> {
  const { loadStripe: load } = await import("@stripe/stripe-js/pure");
  const stripe = await load(publishableKey);
  if (!stripe) throw new Error("Stripe.js was not loaded.");
  return stripe;
}
