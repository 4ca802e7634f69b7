import "server-only";
import type { StripeClient } from "../connection/client";
import type { StepKey } from "../connection/step-key";
import type { EndDetails } from "./end-shape";
import { endMark, operationMark, termMark } from "./marks";
import type { Subscription } from "./reshape";

/** A pending cancellation, with everything needed to undo or restore it. */
export type PendingCancellation = {
  atPeriodEnd: boolean;
  /** Seconds. */
  endsAt: number;
  /** The merchant's later end, restored when this one is undone. Seconds. */
  term: number | null;
  /** The customer's reason, as stored in the metadata. */
  reason: Record<string, string>;
  /** The same reason, from Stripe's own field. Absent in rows that older versions stored. */
  details?: EndDetails | undefined;
};

const reasonKeys = ["cancellation_reason", "cancellation_comment", endMark, termMark];

/** The pending cancellation of a running subscription. Null if there is none that a customer may undo. */
export function pendingCancellationOf({ end, metadata }: Subscription): PendingCancellation | null {
  if (end === null || end.by === "merchant") return null;
  const said = Object.entries(metadata).filter(([key]) => reasonKeys.includes(key));
  const { at: endsAt, atPeriodEnd, term, details } = end;
  const reason = { ...Object.fromEntries(said), ...(end.by === "customer" && { [endMark]: String(endsAt) }) };
  return { atPeriodEnd, endsAt, term, reason, details };
}

/**
 * Parameters that undo a cancellation, however it was set. Stripe accepts only one of `cancel_at` and
 * `cancel_at_period_end` at a time. If the cancellation replaced the merchant's later end, that end is
 * restored in the same request.
 */
export function undoEndParams({ atPeriodEnd, term }: Pick<PendingCancellation, "atPeriodEnd" | "term">) {
  if (term !== null) return { cancel_at: term };
  return atPeriodEnd ? { cancel_at_period_end: false } : { cancel_at: "" as const };
}

/** Clears the reason of a cancellation that was undone. */
export const clearedReason = Object.fromEntries(reasonKeys.map((key) => [key, ""]));

/** Clears the customer's answers, because they would make it look as if a cancellation were still pending. */
export const clearedDetails = { cancellation_details: { feedback: "" as const, comment: "" } };

/** Undoes a scheduled cancellation. */
export async function undoCancellation(
  stripe: StripeClient,
  subscription: Pick<PendingCancellation, "atPeriodEnd" | "term"> & { id: string },
  operationId: string,
  key: StepKey,
): Promise<void> {
  const metadata = { ...clearedReason, [operationMark]: operationId };
  const kept = { ...undoEndParams(subscription), ...clearedDetails, metadata };
  await stripe.subscriptions.update(subscription.id, kept, key("keep"));
}

/** Clears the stored reason once an end set by a schedule has been undone. */
export async function clearReason(
  stripe: StripeClient,
  subscriptionId: string,
  operationId: string,
  key: StepKey,
): Promise<void> {
  const metadata = { ...clearedReason, [operationMark]: operationId };
  await stripe.subscriptions.update(subscriptionId, { metadata }, key("kept"));
}

/**
 * Restores a cancellation that was undone for a change that didn't happen. No idempotency key is sent: repeating this
 * request is harmless, and with a key, Stripe would keep returning the same server error for a day.
 */
export async function restoreCancellation(
  stripe: StripeClient,
  subscriptionId: string,
  { atPeriodEnd, endsAt, reason, details }: PendingCancellation,
): Promise<void> {
  await stripe.subscriptions.update(subscriptionId, {
    ...(atPeriodEnd ? { cancel_at_period_end: true } : { cancel_at: endsAt, proration_behavior: "none" }),
    ...(details && { cancellation_details: details }),
    metadata: reason,
  });
}
