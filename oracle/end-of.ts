import type { StripeSnapshot } from "./snapshot";

/** `without card`: the subscription ends at this time unless a payment method is added first. */
export type End = { at: number; kind: "certain" | "without card" };

/**
 * When the subscription ends: at `cancel_at`, or with the last phase of a schedule that cancels. Stripe sets
 * `cancel_at` only when the last phase starts. A trial's end may also end the subscription if nothing can be charged.
 * Null if it has already ended.
 */
export function endOf({ subscription, schedule, hasPaymentMethod }: StripeSnapshot): End | null {
  const { status, cancel_at } = subscription;
  if (status === "canceled" || status === "incomplete_expired") return null;
  const last = schedule?.end_behavior === "cancel" ? (schedule.phases.at(-1)?.end_date ?? null) : null;
  const at = cancel_at ?? last;
  const ofTrial = trialWithoutMethod({ subscription, hasPaymentMethod }, "cancel");
  if (ofTrial !== null && (at === null || ofTrial < at)) return { at: ofTrial, kind: "without card" };
  return at === null ? null : { at, kind: "certain" };
}

/** When the trial ends and the subscription is paused; null if the subscription ends by then. */
export function pauseOf(snapshot: StripeSnapshot, ends: End | null): number | null {
  const at = trialWithoutMethod(snapshot, "pause");
  return at !== null && ends !== null && ends.at <= at ? null : at;
}

/**
 * The end of a trial that is charged automatically but has no payment method, if the subscription's setting for this
 * case is `behavior`.
 */
export function trialWithoutMethod(
  { subscription, hasPaymentMethod }: Pick<StripeSnapshot, "subscription" | "hasPaymentMethod">,
  behavior: "cancel" | "pause",
): number | null {
  const { status, collection_method: method, trial_end, trial_settings } = subscription;
  const isConfigured = trial_settings?.end_behavior.missing_payment_method === behavior;
  const hasNothingToCharge = method === "charge_automatically" && !hasPaymentMethod;
  return status === "trialing" && hasNothingToCharge && isConfigured ? trial_end : null;
}
