import type { Subscription } from "../../stripe/subscriptions/reshape";

/** What an end that waits leaves a customer to do. Pure: it asks nobody. */

/** When what is paid for or on trial now has ended altogether: with the last of the periods. Seconds. */
export const lastPeriodEnd = ({ items }: Pick<Subscription, "items">): number =>
  Math.max(...items.map(({ periodEnd }) => periodEnd));

type Ending = Pick<Subscription, "end" | "items">;

/** A merchant's end that lies beyond the present period: until then everything goes on, and nothing may lift it. */
export const isTerm = ({ end, items }: Ending): boolean =>
  end !== null && end.by === "merchant" && end.at > lastPeriodEnd({ items });

/** The merchant's later end, which an operation has to leave in force; seconds. */
export const termOf = (subscription: Ending): number | null =>
  isTerm(subscription) ? (subscription.end?.at ?? null) : null;
