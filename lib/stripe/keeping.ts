import "server-only";
import type { StripeClient } from "./client";
import { operationMark } from "./reshape";
import type { Subscription } from "./reshape";
import type { StepKey } from "./step-key";

/** A cancellation that waits, and all that is needed to take it back or to set it again. */
export type WaitingEnd = {
  atPeriodEnd: boolean;
  /** Seconds. */
  endsAt: number;
  /** What was said about it, as the metadata keeps it. */
  reason: Record<string, string>;
};

const reasonKeys = ["cancellation_reason", "cancellation_comment"];

/** The cancellation of a subscription that runs until then; null where none waits. */
export function waitingEndOf({ endsAt, cancelAtPeriodEnd, metadata }: Subscription): WaitingEnd | null {
  if (endsAt === null) return null;
  const said = Object.entries(metadata).filter(([key]) => reasonKeys.includes(key));
  return { atPeriodEnd: cancelAtPeriodEnd, endsAt, reason: Object.fromEntries(said) };
}

/** What takes a cancellation back, whichever way it was set. Stripe accepts only one of the two at a time. */
export function withoutEnd({ atPeriodEnd }: Pick<WaitingEnd, "atPeriodEnd">) {
  return atPeriodEnd ? { cancel_at_period_end: false } : { cancel_at: "" as const };
}

/** What was said about an end that does not come. */
export const withoutReason = Object.fromEntries(reasonKeys.map((key) => [key, ""]));

/** Takes a scheduled cancellation back. */
export async function keepRunning(
  stripe: StripeClient,
  subscription: { id: string; atPeriodEnd: boolean },
  operationId: string,
  key: StepKey,
): Promise<void> {
  const metadata = { ...withoutReason, [operationMark]: operationId };
  await stripe.subscriptions.update(subscription.id, { ...withoutEnd(subscription), metadata }, key("keep"));
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
