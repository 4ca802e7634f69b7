import { StripeRefusal } from "./errors";

/**
 * Limits a world's requests per second, as Stripe limits accounts (25 per second in test mode). By default there is no
 * limit. Uses the machine's clock, because real time matters here.
 */
export class RateLimit {
  perSecond: number | null = null;
  private second = 0;
  private count = 0;

  /** Counts a request. Returns the refusal if the request exceeds the limit. */
  take(milliseconds = Date.now()): StripeRefusal | undefined {
    if (this.perSecond === null) return undefined;
    const second = Math.floor(milliseconds / 1000);
    if (second !== this.second) [this.second, this.count] = [second, 0];
    this.count += 1;
    return this.count > this.perSecond ? tooMany() : undefined;
  }
}

const tooMany = () =>
  new StripeRefusal(429, {
    type: "invalid_request_error",
    code: "rate_limit",
    message:
      "Request rate limit exceeded. You can learn more about rate limits here https://stripe.com/docs/rate-limits.",
  });
