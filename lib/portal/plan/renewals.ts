import type { Subscription } from "../../stripe/subscriptions/reshape";

/** Computes when a subscription renews, like Stripe does: in UTC, from the day of its billing anchor. Pure. */

const secondsPerDay = 86_400;

/**
 * Returns the moment this many months later, on this day of the month and at the same time of day. If the month is too
 * short, uses its last day.
 */
export function monthsLater(seconds: number, months: number, day: number): number {
  const from = new Date(seconds * 1000);
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const midnight = Date.UTC(year, month, Math.min(day, lastDay)) / 1000;
  return midnight + (seconds % secondsPerDay);
}

/** The end of the current period, which is the next renewal. */
export function nextRenewal({ items }: Pick<Subscription, "items">): number {
  return Math.min(...items.map(({ periodEnd }) => periodEnd));
}

/**
 * The day of the month on which the subscription renews in a long enough month: the 31st, even if the last renewal was
 * on February 28.
 */
export function renewalDay({ billingAnchor, items }: Pick<Subscription, "billingAnchor" | "items">): number {
  const end = nextRenewal({ items });
  const anchored = new Date(billingAnchor * 1000).getUTCDate();
  const isOfAnchor = monthsLater(end, 0, anchored) === end;
  return isOfAnchor ? anchored : new Date(end * 1000).getUTCDate();
}

const monthsPer: Partial<Record<string, number>> = { month: 1, year: 12 };
const daysPer: Partial<Record<string, number>> = { day: 1, week: 7 };

/** The first renewal at or after a moment; seconds. */
export function firstRenewalFrom(
  subscription: Pick<Subscription, "billingAnchor" | "items">,
  notBefore: number,
): number {
  const end = nextRenewal(subscription);
  const item = subscription.items.find(({ periodEnd }) => periodEnd === end);
  const { interval = "month", intervalCount = 1 } = item?.price ?? {};
  const months = (monthsPer[interval] ?? 0) * intervalCount;
  const seconds = (daysPer[interval] ?? 0) * intervalCount * secondsPerDay;
  const day = renewalDay(subscription);
  let renewal = end;
  for (let count = 1; renewal < notBefore; count += 1) {
    renewal = months > 0 ? monthsLater(end, months * count, day) : end + seconds * count;
  }
  return renewal;
}
