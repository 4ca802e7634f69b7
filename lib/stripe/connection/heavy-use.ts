/**
 * The most requests a customer needs in a row: for opening the portal, a dialog, its confirmation, and the next view.
 */
const normalBurst = 25;
/** How many of a customer's requests are forgotten each second. */
const forgottenPerSecond = 1;
const maxTracked = 1_000;

/** Tracks which customers made many requests to Stripe in the last seconds. */
export class HeavyUse {
  private readonly tracked = new Map<string, { used: number; at: number }>();

  count(who: string, now = performance.now()): void {
    const used = this.usedBy(who, now) + 1;
    this.tracked.delete(who);
    this.tracked.set(who, { used, at: now });
    if (this.tracked.size > maxTracked) this.tracked.delete(this.tracked.keys().next().value as string);
  }

  isHeavy(who: string, now = performance.now()): boolean {
    return this.usedBy(who, now) > normalBurst;
  }

  private usedBy(who: string, now: number): number {
    const { used, at } = this.tracked.get(who) ?? { used: 0, at: now };
    return Math.max(0, used - ((now - at) / 1000) * forgottenPerSecond);
  }
}
