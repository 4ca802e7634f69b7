/**
 * A merchant's Stripe account allows so many requests a second, and its own checkout needs its share. Every
 * request of ours takes a token first; when there is none it waits its turn.
 */
export class RequestBudget {
  private tokens: number;
  private refilledAt = performance.now();
  private queue: Promise<void> = Promise.resolve();

  constructor(private readonly perSecond: number) {
    // A quiet second before may be spent at once: a view is a burst of a few requests.
    this.tokens = perSecond;
  }

  /** Resolves when one request may go out; in the order of asking. */
  take(): Promise<void> {
    this.queue = this.queue.then(() => this.wait());
    return this.queue;
  }

  private async wait(): Promise<void> {
    this.refill();
    if (this.tokens < 1) {
      const missingMilliseconds = ((1 - this.tokens) / this.perSecond) * 1000;
      await new Promise((resume) => setTimeout(resume, missingMilliseconds));
      this.refill();
    }
    this.tokens -= 1;
  }

  private refill(): void {
    const now = performance.now();
    this.tokens = Math.min(this.perSecond, this.tokens + ((now - this.refilledAt) / 1000) * this.perSecond);
    this.refilledAt = now;
  }
}
