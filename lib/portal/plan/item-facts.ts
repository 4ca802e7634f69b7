import { isPriceFree, type Price } from "../../stripe/catalogue/price";
import type { Subscription } from "../../stripe/subscriptions/reshape";

/** What can be told from the items of a subscription alone. */

/** Never asks for anything, whatever is used. */
export const isFree = (price: Price): boolean => !price.isMetered && isPriceFree(price);

/** Its items renew at different times. */
export const hasMixedPeriods = ({ items }: Subscription): boolean =>
  new Set(items.map(({ periodEnd }) => periodEnd)).size > 1;

/**
 * Whether Stripe can be told what shall be from the renewal on: it schedules nothing with a price that is no longer sold,
 * and one schedule has one end, which for items of several periods would be the end of the shortest.
 */
export const canBePlanned = (subscription: Subscription): boolean =>
  subscription.items.every(({ price }) => price.isActive) && !hasMixedPeriods(subscription);

export const isBilledByUsage = ({ items }: Subscription): boolean =>
  items.some(({ price }) => price.isMetered);

/** Something of it renews, and is charged, before that moment. */
export const renewsBefore = ({ items }: Subscription, moment: number): boolean =>
  items.some(({ periodEnd }) => periodEnd < moment);
