import { HeavyUse } from "./heavy-use";
import type { Purpose } from "./purpose";
import { WaitingLine } from "./waiting-line";

/** Nobody needs more at once: a page with ten subscriptions asks about thirty questions. */
const mostWaiting = { ofOne: 60, inAll: 600 };

/**
 * A merchant's Stripe account allows so many requests a second, and its own checkout needs its share. Every request of
 * ours takes a token first; when there is none it waits in a line that no single customer can fill.
 */
export class RequestBudget {
  private tokens: number;
  private refilledAt = performance.now();
  private readonly line = new WaitingLine(mostWaiting);
  private readonly use = new HeavyUse();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly perSecond: number) {
    // A quiet second before may be spent at once: a view is a burst of a few requests.
    this.tokens = perSecond;
  }

  /** True when one request may go out; false when it was dropped, because nobody waits any more or there is no room. */
  take(purpose: Purpose): Promise<boolean> {
    return new Promise((resolve) => {
      this.line.add({ purpose, go: () => resolve(true), drop: () => resolve(false) });
      this.serve();
    });
  }

  private serve(): void {
    this.refill();
    this.line.dropLate(performance.now());
    for (let next = this.next(); next; next = this.next()) {
      this.tokens -= 1;
      next.purpose.sent += 1;
      this.use.count(next.purpose.who);
      next.go();
    }
    if (this.line.size > 0) this.timer ??= setTimeout(() => this.tick(), 1000 / this.perSecond);
  }

  private tick(): void {
    this.timer = undefined;
    this.serve();
  }

  private next() {
    return this.line.next((purpose) => this.tokens >= 1 + this.reserveFrom(purpose));
  }

  /**
   * Previews, and whoever has looked at a lot just before, leave half a second's worth, so that a portal opens and a
   * change goes out at once beside them.
   */
  private reserveFrom({ rank, who }: Purpose): number {
    const isAside = rank === "preview" || (rank === "view" && this.use.isHeavy(who));
    return isAside ? Math.floor(this.perSecond / 2) : 0;
  }

  private refill(): void {
    const now = performance.now();
    this.tokens = Math.min(this.perSecond, this.tokens + ((now - this.refilledAt) / 1000) * this.perSecond);
    this.refilledAt = now;
  }
}
