import type Stripe from "stripe";
import { type CancellationFeedback, cancellationFeedbacks } from "../../vocabulary";
import type { Schedule } from "../schedules/schedule-shape";
import { endMark, termMark } from "./marks";

/** The scheduled end of a running subscription, and who set it. Times in seconds. */
export type End = {
  at: number;
  /**
   * `customer`: canceled in a portal, ours or another. `merchant`: a fixed term. `unknown`: it ends with its period,
   * and Stripe doesn't show who requested the end.
   */
  by: "customer" | "merchant" | "unknown";
  /** Whether it was set as "at the end of the period" rather than as a date. */
  atPeriodEnd: boolean;
  /** The merchant's later end, which is restored if this end is undone. */
  term: number | null;
  /** Why the customer canceled, as they told a portal. */
  details: EndDetails;
};

export type EndDetails = { feedback?: CancellationFeedback; comment?: string };

/**
 * Stripe doesn't say who set an end. Our mark records the date the customer agreed to, so a date that someone else sets
 * later isn't mistaken for the customer's. Only portals ask customers for reasons, and they never set an end beyond the
 * period.
 */
export function reshapeEnd(from: Stripe.Subscription, schedule: Schedule | null): End | null {
  if (from.status === "canceled" || from.status === "incomplete_expired") return null;
  const periodEnd = Math.max(...from.items.data.map((item) => item.current_period_end));
  // With flexible billing, `cancel_at_period_end` may be false although a cancellation is scheduled, so the date
  // decides. A schedule sets `cancel_at` only in its last phase.
  const at = from.cancel_at ?? (from.cancel_at_period_end ? periodEnd : (schedule?.endsAt ?? null));
  if (at === null) return null;
  const isMarked = from.metadata[endMark] === String(at);
  const term = isMarked ? Number(from.metadata[termMark] ?? 0) : 0;
  return {
    at,
    by: isMarked ? "customer" : authorOf(from, schedule, at <= periodEnd),
    atPeriodEnd: from.cancel_at_period_end,
    term: term > at ? term : null,
    details: detailsOf(from),
  };
}

function detailsOf({ cancellation_details: said }: Stripe.Subscription): EndDetails {
  const feedback = cancellationFeedbacks.find((known) => known === said?.feedback);
  return { ...(feedback && { feedback }), ...(said?.comment && { comment: said.comment }) };
}

function authorOf(from: Stripe.Subscription, schedule: Schedule | null, isOfPeriod: boolean): End["by"] {
  if (typeof schedule?.endsAt === "number") return "merchant";
  const { feedback, comment, feedback_option: option } = from.cancellation_details ?? {};
  if (isOfPeriod && (feedback || comment || option)) return "customer";
  return from.cancel_at_period_end ? "unknown" : "merchant";
}
