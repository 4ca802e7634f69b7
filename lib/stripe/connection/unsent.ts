import "server-only";
import type { Answer } from "./purpose";

/**
 * Why a request was never sent: nobody waits for it anymore, the queue is full, Stripe is down, or the client may only
 * read.
 */
export type UnsentReason = "no_turn" | "stripe_is_down" | "read_only";

/**
 * The answer to a request that wasn't sent. To the SDK, it looks like Stripe's "too many requests", which also means
 * that nothing was done, but it tells the SDK not to retry the request.
 */
export function unsentAnswer(why: UnsentReason): Answer {
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
