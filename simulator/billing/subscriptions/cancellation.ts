import { invalidRequest } from "../../wire/errors";
import type { World } from "../../world";
import type { CancellationDetails, Subscription } from "../records";
import { servedUntil } from "./subscription-item";
import type { SentCancellationDetails, UpdateParams } from "./subscription-params";

type SentCancellation = Pick<UpdateParams, "cancel_at" | "cancel_at_period_end" | "cancellation_details">;

/**
 * The fields about a subscription's end that a request changes. Recorded for cancellation at period end and for undoing
 * it.
 */
export function cancellationFields(
  world: World,
  subscription: Subscription,
  params: SentCancellation,
): Partial<Subscription> {
  const { cancel_at: date, cancel_at_period_end: atPeriodEnd } = params;
  if (date !== undefined && atPeriodEnd !== undefined && date !== "") {
    throw invalidRequest("You may only specify one of these parameters: cancel_at, cancel_at_period_end.");
  }
  const details = mergeDetails(subscription.cancellation_details, params.cancellation_details);
  const cancel = (cancel_at: number, cancel_at_period_end: boolean) => ({
    cancel_at,
    cancel_at_period_end,
    canceled_at: world.now(),
    cancellation_details: { ...details, reason: "cancellation_requested" },
  });
  const keep = {
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { ...details, reason: null },
  };
  const ends = periodEnds(subscription, date === "");
  if (atPeriodEnd) return cancel(Math.min(...ends), true);
  if (date === "" || (atPeriodEnd === false && subscription.cancel_at_period_end)) return keep;
  if (typeof date === "number") return cancel(futureDate(world, date), false);
  if (date !== undefined)
    return cancel(date === "min_period_end" ? Math.min(...ends) : Math.max(...ends), false);
  return params.cancellation_details ? { cancellation_details: details } : {};
}

export function mergeDetails(
  current: CancellationDetails,
  sent: SentCancellationDetails = {},
): CancellationDetails {
  const told = (now: string | undefined, before: string | null) => (now === undefined ? before : now || null);
  return {
    comment: told(sent.comment, current.comment),
    feedback: told(sent.feedback, current.feedback),
    feedback_option: told(sent.feedback_option, current.feedback_option),
    reason: current.reason,
  };
}

/**
 * The ends of the items' periods, because items may renew at different times. While a cancellation date shortens the
 * current period, that date is the period's end. `max_billed_until` is also the latest end, because prebilling isn't
 * simulated.
 */
function periodEnds({ items, cancel_at, cancel_at_period_end }: Subscription, isCleared: boolean): number[] {
  const date = isCleared || cancel_at_period_end ? null : cancel_at;
  return items.data.map((item) => servedUntil(item, date));
}

function futureDate(world: World, date: number): number {
  if (date > world.now()) return date;
  throw invalidRequest("`cancel_at` must be a timestamp in the future.", { param: "cancel_at" });
}

/**
 * Whether a request would change how a subscription ends. If the subscription has a schedule, only the schedule may do
 * that.
 */
export function changesCancellation(subscription: Subscription, params: SentCancellation): boolean {
  const { cancel_at: date, cancel_at_period_end: atPeriodEnd } = params;
  const isSet = date !== undefined && date !== "";
  const isUnset = date === "" && subscription.cancel_at !== null;
  return isSet || isUnset || (atPeriodEnd !== undefined && atPeriodEnd !== subscription.cancel_at_period_end);
}
