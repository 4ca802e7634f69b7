import { StripeRefusal } from "./errors";

/**
 * How many requests of one second a world answers, as Stripe limits accounts (25 a second in test mode). There is no
 * limit until one is set. By the machine's clock, because it is the machine that is in a hurry.
 */
export class RateLimit {
  perSecond: number | null = null;
  private second = 0;
  private count = 0;

  /** Counts a request; the refusal of one that is too much. */
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
