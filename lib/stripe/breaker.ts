const opensAfterFailures = 5;
const staysOpenMilliseconds = 10_000;

/**
 * While a Stripe account does not answer, asking it again and again holds up everybody: after a few failures in a row
 * requests are refused at once for a while, unsent. Then one is let through, and its answer decides.
 */
export class CircuitBreaker {
  private failures = 0;
  private openUntil = 0;

  /** Whether a request may go out now. */
  mayAsk(now = performance.now()): boolean {
    if (this.failures < opensAfterFailures) return true;
    if (now < this.openUntil) return false;
    // The one that tries; the others go on waiting for its answer.
    this.openUntil = now + staysOpenMilliseconds;
    return true;
  }

  /** An answer of Stripe's: an error of the customer's or the merchant's is one too. */
  answered(): void {
    this.failures = 0;
  }

  /** No answer, or a fault of Stripe's own. True when requests are refused from now on. */
  failed(now = performance.now()): boolean {
    this.failures += 1;
    if (this.failures < opensAfterFailures) return false;
    this.openUntil = now + staysOpenMilliseconds;
    return this.failures === opensAfterFailures;
  }
}
