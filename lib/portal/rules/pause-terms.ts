import type { PortalSettings } from "../../settings/schema";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { isFree } from "../plan/item-checks";
import { firstRenewalFrom, monthsLater, nextRenewal, renewalDay } from "../plan/renewals";

/** Decides how payments can be paused, and what is paused. Pure. */

/** A pause of this many months. Nothing is charged at `startsOn`. The next charge is at `chargedOn`. In seconds. */
export type PauseChoice = { months: number; startsOn: number; chargedOn: number; resumesAt: number };

const monthsByLength: Record<PortalSettings["pauseLength"], readonly number[]> = {
  three_months: [1, 2, 3],
  two_months: [1, 2],
  one_month: [1],
};

// Stripe voids the invoices it creates until collection resumes. Resume an hour before the renewal that is to be
// charged, so that a slightly slow clock doesn't miss the renewal. That is still long after the last voided renewal.
const marginSeconds = 3600;

/**
 * The pauses to choose from. Empty if pausing isn't possible. Stripe voids the invoices of whole periods, so a pause
 * consists of whole periods: a year can't be paused for a month. The last invoice must be paid. Otherwise a customer
 * could pause again and again for free. Items billed in arrears, such as usage, prevent a pause, because their invoices
 * would be voided too.
 */
export function pauseChoices(
  subscription: Subscription,
  { pauseLength }: Pick<PortalSettings, "pauseLength">,
): PauseChoice[] {
  const { items, sendsInvoices, latestInvoice } = subscription;
  const [first] = items;
  if (!first || sendsInvoices || latestInvoice?.status !== "paid") return [];
  const hasEqualPeriods = items.every(
    ({ price, periodEnd }) =>
      price.interval === first.price.interval &&
      price.intervalCount === first.price.intervalCount &&
      periodEnd === first.periodEnd,
  );
  const isPrepaid = items.every(({ price }) => !price.isMetered);
  const costsSomething = items.some(({ price }) => !isFree(price));
  if (!hasEqualPeriods || !isPrepaid || !costsSomething) return [];
  const startsOn = nextRenewal(subscription);
  const day = renewalDay(subscription);
  return monthsByLength[pauseLength]
    .filter((months) => isWhole(first.price, months))
    .map((months) => {
      const chargedOn = firstRenewalFrom(subscription, monthsLater(startsOn, months, day));
      return { months, startsOn, chargedOn, resumesAt: chargedOn - marginSeconds };
    });
}

const longestDays = 31;

function isWhole({ interval, intervalCount }: Subscription["items"][number]["price"], months: number) {
  if (interval === "month") return months % intervalCount === 0;
  const days = { day: 1, week: 7 }[interval as "day" | "week"];
  return days !== undefined && days * intervalCount <= longestDays;
}

/**
 * Returns whether the payments of a running subscription are paused, or the subscription itself. Null if neither is.
 */
export function pausedKind(subscription: Subscription): "payments" | "subscription" | null {
  const { status, collectionPaused, sendsInvoices, isResuming } = subscription;
  // Stripe only resumes subscriptions that are charged automatically. If a resumption's payment is open, the customer
  // must pay it and can't resume again.
  if (status === "paused") return sendsInvoices || isResuming ? null : "subscription";
  return collectionPaused && (status === "active" || status === "trialing") ? "payments" : null;
}

/** When payments resume: at the renewal that ends our pause, or at the merchant's date. */
export function pauseEnd(subscription: Subscription): number | null {
  const { collectionResumesAt: resumesAt } = subscription;
  if (resumesAt === null) return null;
  const renewal = firstRenewalFrom(subscription, resumesAt);
  return renewal - resumesAt <= marginSeconds ? renewal : resumesAt;
}
