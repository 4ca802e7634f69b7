import "server-only";
import type { StripeClient } from "../connection/client";
import { endMark, operationMark, termMark } from "./marks";
import type { Subscription } from "./reshape";
import type { StepKey } from "../connection/step-key";

/** A cancellation that waits, and all that is needed to take it back or to set it again. */
export type WaitingEnd = {
  atPeriodEnd: boolean;
  /** Seconds. */
  endsAt: number;
  /** The merchant's later end that counts again when this one is taken back; seconds. */
  term: number | null;
  /** What was said about it, as the metadata keeps it. */
  reason: Record<string, string>;
};

const reasonKeys = ["cancellation_reason", "cancellation_comment", endMark, termMark];

/** The cancellation of a subscription that runs until then; null where none waits that a customer may take back. */
export function waitingEndOf({ end, metadata }: Subscription): WaitingEnd | null {
  if (end === null || end.by === "merchant") return null;
  const said = Object.entries(metadata).filter(([key]) => reasonKeys.includes(key));
  const { at: endsAt, atPeriodEnd, term } = end;
  const reason = { ...Object.fromEntries(said), ...(end.by === "customer" && { [endMark]: String(endsAt) }) };
  return { atPeriodEnd, endsAt, term, reason };
}

/**
 * What takes a cancellation back, whichever way it was set. Stripe accepts only one of the two at a time. Where it took the
 * place of a merchant's later end, that one is set again with the same request.
 */
export function withoutEnd({ atPeriodEnd, term }: Pick<WaitingEnd, "atPeriodEnd" | "term">) {
  if (term !== null) return { cancel_at: term };
  return atPeriodEnd ? { cancel_at_period_end: false } : { cancel_at: "" as const };
}

/** What was said about an end that does not come. */
export const withoutReason = Object.fromEntries(reasonKeys.map((key) => [key, ""]));

/** What a portal asked the customer, and would be taken for a cancellation if it were left behind. */
export const withoutDetails = { cancellation_details: { feedback: "" as const, comment: "" } };

/** Takes a scheduled cancellation back. */
export async function keepRunning(
  stripe: StripeClient,
  subscription: Pick<WaitingEnd, "atPeriodEnd" | "term"> & { id: string },
  operationId: string,
  key: StepKey,
): Promise<void> {
  const metadata = { ...withoutReason, [operationMark]: operationId };
  const kept = { ...withoutEnd(subscription), ...withoutDetails, metadata };
  await stripe.subscriptions.update(subscription.id, kept, key("keep"));
}

/** Forgets what was said about an end that the schedule has taken back. */
export async function markKept(
  stripe: StripeClient,
  subscriptionId: string,
  operationId: string,
  key: StepKey,
): Promise<void> {
  const metadata = { ...withoutReason, [operationMark]: operationId };
  await stripe.subscriptions.update(subscriptionId, { metadata }, key("kept"));
}

/**
 * Sets a cancellation again that was taken back for something which then did not happen. It sets a state, so each
 * try is a new one: under one key Stripe would repeat a fault of its own for a day.
 */
export async function endAgain(
  stripe: StripeClient,
  subscriptionId: string,
  { atPeriodEnd, endsAt, reason }: WaitingEnd,
): Promise<void> {
  await stripe.subscriptions.update(subscriptionId, {
    ...(atPeriodEnd ? { cancel_at_period_end: true } : { cancel_at: endsAt, proration_behavior: "none" }),
    metadata: reason,
  });
}
