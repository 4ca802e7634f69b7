import type { Subscription } from "../../stripe/subscriptions/reshape";

/** The rules of scheduled ends, and what customers can still do then. Pure. */

/** When everything that is paid for or on trial has ended: the end of the last period. Seconds. */
export const lastPeriodEnd = ({ items }: Pick<Subscription, "items">): number =>
  Math.max(...items.map(({ periodEnd }) => periodEnd));

type WithEnd = Pick<Subscription, "end" | "items">;

/**
 * A merchant's end date after the current period. Until then everything continues, and no customer can lift
 * it.
 */
export const isTerm = ({ end, items }: WithEnd): boolean =>
  end !== null && end.by === "merchant" && end.at > lastPeriodEnd({ items });

/** The merchant's later end date, which an operation must preserve; seconds. */
export const termOf = (subscription: WithEnd): number | null =>
  isTerm(subscription) ? (subscription.end?.at ?? null) : null;
