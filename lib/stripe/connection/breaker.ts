/**
 * Counts consecutive failures, but each request only once, because an automatically retried request fails for the same
 * reason each time. A missing answer counts twice. An error on Stripe's side counts once, because it may concern only
 * one object.
 */
const failureThreshold = 6;
const weights = { fault: 1, silence: 2 };
const openMilliseconds = 10_000;

/**
 * Protects everyone from delays by requests to a Stripe account that doesn't answer. After a few consecutive failures,
 * requests are refused immediately, without being sent, for a while. Then one request is sent, and the others wait for
 * its result.
 */
export class CircuitBreaker {
  private faults = 0;
  private readonly failing = new Set<string>();
  private openUntil = 0;
  private trial: { ends: Promise<boolean>; end: (isAnswered: boolean) => void } | undefined;

  /** Whether a request may be sent now. */
  async allowsRequest(now = performance.now()): Promise<boolean> {
    if (this.faults < failureThreshold) return true;
    if (this.trial) return this.trial.ends;
    if (now < this.openUntil) return false;
    let end: (isAnswered: boolean) => void = () => undefined;
    const ends = new Promise<boolean>((resolve) => (end = resolve));
    this.trial = { ends, end };
    return true;
  }

  /** Stripe answered. An error caused by the customer or the merchant counts as an answer. */
  recordAnswer(): void {
    this.faults = 0;
    this.failing.clear();
    this.endTrial(true);
  }

  /**
   * Records a fault on Stripe's side or a missing answer. Returns true if this opened the breaker.
   *
   * @param request identifies the request, and is the same for all its attempts
   */
  recordFailure(how: keyof typeof weights, request: string, now = performance.now()): boolean {
    const wasOpen = this.faults >= failureThreshold;
    if (!this.failing.has(request)) this.faults += weights[how];
    if (this.failing.size < failureThreshold) this.failing.add(request);
    if (this.faults < failureThreshold) return false;
    this.openUntil = now + openMilliseconds;
    this.endTrial(false);
    return !wasOpen;
  }

  private endTrial(isAnswered: boolean): void {
    this.trial?.end(isAnswered);
    this.trial = undefined;
  }
}
