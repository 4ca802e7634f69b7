/** Stripe's words that the portal and its tests share. Words for the operations are in `lib/operations`. */

/** Stripe's statuses of a subscription (2026-10-28.endive). */
export const subscriptionStatuses = [
  "active",
  "canceled",
  "incomplete",
  "incomplete_expired",
  "past_due",
  "paused",
  "trialing",
  "unpaid",
] as const;
export type SubscriptionStatus = (typeof subscriptionStatuses)[number];

/** Stripe's own list for `cancellation_details.feedback`. */
export const cancellationFeedbacks = [
  "too_expensive",
  "missing_features",
  "switched_service",
  "unused",
  "customer_service",
  "too_complex",
  "low_quality",
  "other",
] as const;
export type CancellationFeedback = (typeof cancellationFeedbacks)[number];
