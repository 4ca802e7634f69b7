import type { Subscription } from "../../stripe/subscriptions/reshape";

/** The rules of scheduled ends. Pure. */

/** The end of the last period, when everything that is paid for or on trial has ended. Seconds. */
export const lastPeriodEnd = ({ items }: Pick<Subscription, "items">): number =>
  Math.max(...items.map(({ periodEnd }) => periodEnd));

type WithEnd = Pick<Subscription, "end" | "items">;

/**
 * True if the merchant set an end date that is after the current period. Until then the subscription continues, and no
 * customer can remove the date.
 */
export const isTerm = ({ end, items }: WithEnd): boolean =>
  end !== null && end.by === "merchant" && end.at > lastPeriodEnd({ items });

/** The merchant's later end date, which an operation must preserve; seconds. */
export const termOf = (subscription: WithEnd): number | null =>
  isTerm(subscription) ? (subscription.end?.at ?? null) : null;
