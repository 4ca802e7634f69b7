import { formatAmount } from "../../money";
import type { Recurrence } from "../clock/periods";

/** The descriptions of invoice lines, as recorded at Stripe. */

export type Described = {
  quantity: number;
  productName: string;
  /** The product's name for one unit (`user`). */
  unitLabel: string | null;
};

/** `1 user × Test Subscription (at $25.00 / month)`. The text for a tiered price is unverified. */
export function describeService(
  item: Described,
  unitAmount: number | null,
  currency: string,
  each: Recurrence,
): string {
  const price = unitAmount === null ? "in tiers" : `at ${formatAmount(unitAmount, currency)}`;
  return `${counted(item)} (${price} ${describeRecurrence(each)})`;
}

/** `Free trial for 1 user × Test Subscription` */
export function describeTrial(item: Described): string {
  return `Free trial for ${counted(item)}`;
}

/** `Unused time on Test Subscription after 10 Nov 2025`: the credit of a change. */
export function describeUnusedTime(item: Described, at: number): string {
  return `Unused time on ${several(item)} after ${formatDay(at)}`;
}

/** `Remaining time on Test Subscription after 10 Nov 2025`: the charge of a change. */
export function describeRemainingTime(item: Described, at: number): string {
  return `Remaining time on ${several(item)} after ${formatDay(at)}`;
}

function counted({ quantity, unitLabel, productName }: Described): string {
  return unitLabel ? `${quantity} ${unitLabel} × ${productName}` : `${quantity} × ${productName}`;
}

/** The quantity is omitted for one unit (recorded). Including it for several is from memory, unverified. */
function several(item: Described): string {
  return item.quantity === 1 ? item.productName : `${item.quantity} × ${item.productName}`;
}

/** `/ month` is recorded; the form for longer recurrences is unverified. */
function describeRecurrence({ interval, interval_count }: Recurrence): string {
  return interval_count === 1 ? `/ ${interval}` : `every ${interval_count} ${interval}s`;
}

/** `10 Nov 2025`. The leading zero of days below ten is unverified. */
function formatDay(seconds: number): string {
  const [, day, month, year] = new Date(seconds * 1000).toUTCString().split(/[ ,]+/);
  return `${day} ${month} ${year}`;
}
