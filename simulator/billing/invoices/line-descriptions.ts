import { formatAmount } from "../../money";
import type { Recurrence } from "../clock/periods";

/** The descriptions of invoice lines, as recorded at Stripe. */

export type DescribedItem = {
  quantity: number;
  productName: string;
  /** The product's name for one unit (`user`). */
  unitLabel: string | null;
};

/** `1 user × Test Subscription (at $25.00 / month)`. The text for a tiered price is unverified. */
export function describeService(
  item: DescribedItem,
  unitAmount: number | null,
  currency: string,
  each: Recurrence,
): string {
  const price = unitAmount === null ? "in tiers" : `at ${formatAmount(unitAmount, currency)}`;
  return `${describeUnits(item)} (${price} ${describeRecurrence(each)})`;
}

/** `Free trial for 1 user × Test Subscription` */
export function describeTrial(item: DescribedItem): string {
  return `Free trial for ${describeUnits(item)}`;
}

/** `Unused time on Test Subscription after 10 Nov 2025`: the credit of a change. */
export function describeUnusedTime(item: DescribedItem, at: number): string {
  return `Unused time on ${describeProduct(item)} after ${formatDay(at)}`;
}

/** `Remaining time on Test Subscription after 10 Nov 2025`: the charge of a change. */
export function describeRemainingTime(item: DescribedItem, at: number): string {
  return `Remaining time on ${describeProduct(item)} after ${formatDay(at)}`;
}

function describeUnits({ quantity, unitLabel, productName }: DescribedItem): string {
  return unitLabel ? `${quantity} ${unitLabel} × ${productName}` : `${quantity} × ${productName}`;
}

/** The quantity is omitted for one unit (recorded). Including it for several is from memory, unverified. */
function describeProduct(item: DescribedItem): string {
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
