import type Stripe from "stripe";
import { endMark, termMark } from "./marks";
import type { Schedule } from "../schedules/schedule-shape";

/** The end that waits for a subscription which still runs, and whose it is. Times in seconds. */
export type End = {
  at: number;
  /**
   * `customer`: canceled in a portal, ours or another. `merchant`: a term. `unknown`: it ends with its period, and nobody
   * says who asked for that.
   */
  by: "customer" | "merchant" | "unknown";
  /** It was set as "at the end of the period" and not as a date. */
  atPeriodEnd: boolean;
  /** The merchant's later end, which counts again where this one is taken back. */
  term: number | null;
};

/**
 * Stripe names no author of an end. Our mark holds the date that a customer agreed to, so that a date which somebody set
 * afterwards is not taken for it. Reasons are asked of customers by portals alone, which end nothing beyond the period.
 */
export function reshapeEnd(from: Stripe.Subscription, schedule: Schedule | null): End | null {
  if (from.status === "canceled" || from.status === "incomplete_expired") return null;
  const periodEnd = Math.max(...from.items.data.map((item) => item.current_period_end));
  // Flexible billing may leave the boolean false while a cancellation is scheduled, so the date decides. A schedule sets
  // the date only in its last phase.
  const at = from.cancel_at ?? (from.cancel_at_period_end ? periodEnd : (schedule?.endsAt ?? null));
  if (at === null) return null;
  const isMarked = from.metadata[endMark] === String(at);
  const term = isMarked ? Number(from.metadata[termMark] ?? 0) : 0;
  return {
    at,
    by: isMarked ? "customer" : whoSaid(from, schedule, at <= periodEnd),
    atPeriodEnd: from.cancel_at_period_end,
    term: term > at ? term : null,
  };
}

function whoSaid(from: Stripe.Subscription, schedule: Schedule | null, isOfPeriod: boolean): End["by"] {
  if (typeof schedule?.endsAt === "number") return "merchant";
  const { feedback, comment, feedback_option: option } = from.cancellation_details ?? {};
  if (isOfPeriod && (feedback || comment || option)) return "customer";
  return from.cancel_at_period_end ? "unknown" : "merchant";
}
