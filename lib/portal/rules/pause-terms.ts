import type { PortalSettings } from "../../settings/schema";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { isFree } from "../plan/item-facts";
import { firstRenewalFrom, monthsLater, nextRenewal, renewalDay } from "../plan/renewals";

/** How payments can be paused, and what is paused. Pure: it asks nobody. */

/** A pause of so many months: no charge at `startsOn`, the next one at `chargedOn`. Seconds. */
export type PauseChoice = { months: number; startsOn: number; chargedOn: number; resumesAt: number };

const monthsUpTo: Record<PortalSettings["pauseLength"], readonly number[]> = {
  three_months: [1, 2, 3],
  two_months: [1, 2],
  one_month: [1],
};

// Stripe voids what is made before collecting resumes. Well before the renewal that is to be charged, so that a
// clock that is a little late does not give it away, and long after the last one that is voided.
const marginSeconds = 3600;

/**
 * The pauses to choose from; none where it does not fit. Stripe voids the invoices of whole periods, so a pause is
 * made of whole periods: a year cannot be paused for a month. The last invoice must be paid, or pausing again and
 * again would never cost anything; and nothing may be billed afterwards, such as usage, which would be voided too.
 */
export function pauseChoices(
  subscription: Subscription,
  { pauseLength }: Pick<PortalSettings, "pauseLength">,
): PauseChoice[] {
  const { items, sendsInvoices, latestInvoice } = subscription;
  const [first] = items;
  if (!first || sendsInvoices || latestInvoice?.status !== "paid") return [];
  const isEven = items.every(
    ({ price, periodEnd }) =>
      price.interval === first.price.interval &&
      price.intervalCount === first.price.intervalCount &&
      periodEnd === first.periodEnd,
  );
  const isPrepaid = items.every(({ price }) => !price.isMetered);
  const costsSomething = items.some(({ price }) => !isFree(price));
  if (!isEven || !isPrepaid || !costsSomething) return [];
  const startsOn = nextRenewal(subscription);
  const day = renewalDay(subscription);
  return monthsUpTo[pauseLength]
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

/** What stands still: the payments of a subscription that runs, or the subscription itself; null when nothing does. */
export function pausedKind(subscription: Subscription): "payments" | "subscription" | null {
  const { status, collectionPaused, sendsInvoices, isResuming } = subscription;
  // Stripe resumes only what is charged; and while the payment of a resumption is open, it is paid and not made anew.
  if (status === "paused") return sendsInvoices || isResuming ? null : "subscription";
  return collectionPaused && (status === "active" || status === "trialing") ? "payments" : null;
}

/** When payments go on: at the renewal that a pause of ours ends with, or when the merchant said. */
export function pauseEnd(subscription: Subscription): number | null {
  const { collectionResumesAt: resumesAt } = subscription;
  if (resumesAt === null) return null;
  const renewal = firstRenewalFrom(subscription, resumesAt);
  return renewal - resumesAt <= marginSeconds ? renewal : resumesAt;
}
