import "server-only";
import type { Answer } from "./purpose";

/** Why a request never left: nobody waits for it any more or the line is full, or Stripe does not answer at present. */
export type Unsent = "no_turn" | "stripe_is_down";

/**
 * The answer to a request that was not sent. The SDK takes it for Stripe's "too many requests", which says the same:
 * nothing was done. It must not try again by itself.
 */
export function unsent(why: Unsent): Answer {
  const error = { type: "invalid_request_error", code: "rate_limit", message: `Not sent: ${why}.` };
  return {
    getStatusCode: () => rateLimited,
    getHeaders: () => ({ "stripe-should-retry": "false" }),
    getRawResponse: () => ({}),
    toStream: () => {
      throw new Error("A request that was not sent has no stream.");
    },
    toJSON: () => Promise.resolve({ error }),
  };
}

const rateLimited = 429;
