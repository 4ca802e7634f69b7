import { isPriceFree, type Price } from "../../stripe/catalogue/price";
import type { Subscription } from "../../stripe/subscriptions/reshape";

/** Checks that need only a subscription's items. */

/** True if the price is zero, whatever the usage. */
export const isFree = (price: Price): boolean => !price.isMetered && isPriceFree(price);

/** True if the subscription's items renew at different times. */
export const hasMixedPeriods = ({ items }: Subscription): boolean =>
  new Set(items.map(({ periodEnd }) => periodEnd)).size > 1;

/**
 * True if Stripe can schedule a change for the renewal. Stripe doesn't schedule a change of a price that is no longer
 * sold. If the items renew at different times, no change can be scheduled either: a schedule's phase has only one end,
 * which would be that of the shortest period.
 */
export const canBeScheduled = (subscription: Subscription): boolean =>
  subscription.items.every(({ price }) => price.isActive) && !hasMixedPeriods(subscription);

export const isBilledByUsage = ({ items }: Subscription): boolean =>
  items.some(({ price }) => price.isMetered);

/** True if an item renews, and is charged, before this moment. */
export const renewsBefore = ({ items }: Subscription, moment: number): boolean =>
  items.some(({ periodEnd }) => periodEnd < moment);
