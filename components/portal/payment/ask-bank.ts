import type { Stripe } from "@stripe/stripe-js";
import { isIsolated } from "../frame/isolated";
import { loadStripe, patienceMs } from "../card/load-stripe";

/**
 * Lets the customer's bank ask its question over the page, through Stripe.js. Resolves when it was answered, one way
 * or the other; with false when it could not be asked here.
 */
export async function askBank(given: { publishableKey: string; clientSecret: string }): Promise<boolean> {
  if (isIsolated()) return false;
  try {
    const stripe = await soon(loadStripe(given.publishableKey));
    const { error } = await stripe.handleNextAction({ clientSecret: given.clientSecret });
    // A card error is the bank's answer; any other means that nobody was asked.
    return !error || error.type === "card_error" || error.type === "invalid_request_error";
  } catch {
    return false;
  }
}

/** Stripe.js may be held up by a network that neither answers nor refuses. */
function soon(loading: Promise<Stripe>): Promise<Stripe> {
  const tooLate = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("Stripe.js did not load in time.")), patienceMs);
  });
  return Promise.race([loading, tooLate]);
}
