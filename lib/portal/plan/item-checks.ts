import { isPriceFree, type Price } from "../../stripe/catalogue/price";
import type { Subscription } from "../../stripe/subscriptions/reshape";

/** Checks that need only a subscription's items. */

/** Whether it costs nothing, whatever is used. */
export const isFree = (price: Price): boolean => !price.isMetered && isPriceFree(price);

/** Whether its items renew at different times. */
export const hasMixedPeriods = ({ items }: Subscription): boolean =>
  new Set(items.map(({ periodEnd }) => periodEnd)).size > 1;

/**
 * Whether Stripe can schedule a change for the renewal. It schedules nothing with a price that is no longer
 * sold, and a schedule has one end, which with several periods would be the end of the shortest.
 */
export const canBeScheduled = (subscription: Subscription): boolean =>
  subscription.items.every(({ price }) => price.isActive) && !hasMixedPeriods(subscription);

export const isBilledByUsage = ({ items }: Subscription): boolean =>
  items.some(({ price }) => price.isMetered);

/** Whether an item renews, and is charged, before that moment. */
export const renewsBefore = ({ items }: Subscription, moment: number): boolean =>
  items.some(({ periodEnd }) => periodEnd < moment);
