/**
 * Faults in a row, of different requests: a request that is repeated by itself fails for one reason. No answer at all
 * counts twice, because a fault may be about one object.
 */
const opensAt = 6;
const weights = { fault: 1, silence: 2 };
const staysOpenMilliseconds = 10_000;

/**
 * While a Stripe account does not answer, asking it again and again holds up everybody: after a few faults in a row
 * requests are refused at once for a while, unsent. Then one is let through; the others wait for how it ends.
 */
export class CircuitBreaker {
  private faults = 0;
  private readonly failing = new Set<string>();
  private openUntil = 0;
  private trial: { ends: Promise<boolean>; end: (isAnswered: boolean) => void } | undefined;

  /** Whether a request may go out now. */
  async mayAsk(now = performance.now()): Promise<boolean> {
    if (this.faults < opensAt) return true;
    if (this.trial) return this.trial.ends;
    if (now < this.openUntil) return false;
    let end: (isAnswered: boolean) => void = () => undefined;
    const ends = new Promise<boolean>((resolve) => (end = resolve));
    this.trial = { ends, end };
    return true;
  }

  /** An answer of Stripe's: an error of the customer's or the merchant's is one too. */
  answered(): void {
    this.faults = 0;
    this.failing.clear();
    this.endTrial(true);
  }

  /**
   * A fault of Stripe's own, or silence. True when requests are refused from now on.
   *
   * @param request the same for every attempt of one request
   */
  failed(how: keyof typeof weights, request: string, now = performance.now()): boolean {
    const wasOpen = this.faults >= opensAt;
    if (!this.failing.has(request)) this.faults += weights[how];
    if (this.failing.size < opensAt) this.failing.add(request);
    if (this.faults < opensAt) return false;
    this.openUntil = now + staysOpenMilliseconds;
    this.endTrial(false);
    return !wasOpen;
  }

  private endTrial(isAnswered: boolean): void {
    this.trial?.end(isAnswered);
    this.trial = undefined;
  }
}
