import type { Stripe } from "@stripe/stripe-js";
import { loadStripe, loadTimeoutMs } from "../card/load-stripe";
import { isIsolated } from "../frame/isolated";

/**
 * Shows the bank's question over the page through Stripe.js. Resolves to true once the customer has finished with the
 * question, whatever the result, and to false if the question couldn't be shown.
 */
export async function askBank(given: { publishableKey: string; clientSecret: string }): Promise<boolean> {
  if (isIsolated()) return false;
  try {
    const stripe = await withLoadTimeout(loadStripe(given.publishableKey));
    const { error } = await stripe.handleNextAction({ clientSecret: given.clientSecret });
    // A card error is the bank's answer, and after an invalid request there is nothing to ask. Any other
    // error means that the question wasn't shown.
    return !error || error.type === "card_error" || error.type === "invalid_request_error";
  } catch {
    return false;
  }
}

/** Rejects after some time, because on a stalled network, Stripe.js may neither load nor fail. */
function withLoadTimeout(loading: Promise<Stripe>): Promise<Stripe> {
  const tooLate = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("Stripe.js did not load in time.")), loadTimeoutMs);
  });
  return Promise.race([loading, tooLate]);
}
