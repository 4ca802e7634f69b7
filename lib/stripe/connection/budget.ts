import { HeavyUse } from "./heavy-use";
import type { Purpose } from "./purpose";
import { RequestQueue } from "./request-queue";

/**
 * The most requests that can wait. This is more than any page needs: a page with ten subscriptions makes about thirty
 * requests.
 */
const queueLimits = { perCustomer: 60, total: 600 };

/**
 * A merchant's Stripe account allows a limited number of requests per second, and the merchant's own checkout needs its
 * share. Each of our requests takes a token first. If no token is left, the request waits in a queue that no single
 * customer can fill.
 */
export class RequestBudget {
  private tokens: number;
  private refilledAt = performance.now();
  private readonly queue = new RequestQueue(queueLimits);
  private readonly heavyUse = new HeavyUse();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly perSecond: number) {
    // All tokens of a second may be spent at once, because a view is a burst of a few requests.
    this.tokens = perSecond;
  }

  /**
   * Resolves to true when the request may be sent, or to false if it was dropped, because nobody waits for it anymore
   * or because the queue is full.
   */
  take(purpose: Purpose): Promise<boolean> {
    return new Promise((resolve) => {
      this.queue.add({ purpose, go: () => resolve(true), drop: () => resolve(false) });
      this.sendAllowed();
    });
  }

  private sendAllowed(): void {
    this.refill();
    this.queue.dropExpired(performance.now());
    for (let next = this.next(); next; next = this.next()) {
      this.tokens -= 1;
      next.purpose.sent += 1;
      this.heavyUse.count(next.purpose.who);
      next.go();
    }
    if (this.queue.size > 0) this.timer ??= setTimeout(() => this.tick(), 1000 / this.perSecond);
  }

  private tick(): void {
    this.timer = undefined;
    this.sendAllowed();
  }

  private next() {
    return this.queue.next((purpose) => this.tokens >= 1 + this.reservedTokens(purpose));
  }

  /**
   * The tokens that this request must leave for others. Previews, and views of customers with many recent requests,
   * leave half a second's worth, so that other portals open and changes are sent immediately.
   */
  private reservedTokens({ rank, who }: Purpose): number {
    const isAside = rank === "preview" || (rank === "view" && this.heavyUse.isHeavy(who));
    return isAside ? Math.floor(this.perSecond / 2) : 0;
  }

  private refill(): void {
    const now = performance.now();
    this.tokens = Math.min(this.perSecond, this.tokens + ((now - this.refilledAt) / 1000) * this.perSecond);
    this.refilledAt = now;
  }
}
