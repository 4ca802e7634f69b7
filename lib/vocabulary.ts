/**
 * The portal's vocabulary, shared by buttons, server, events and tests. An operation's name is also the name
 * of its file, permission, event and end-to-end test.
 */

/** The operations on one subscription, in the order of their buttons. */
export const subscriptionOperationNames = [
  "change_plan",
  "change_quantity",
  "remove_add_on",
  "apply_coupon",
  "use_payment_method",
  "resubscribe",
  "resume",
  "keep_subscription",
  "discard_change",
  "pause",
  "cancellation",
] as const;
export type SubscriptionOperationName = (typeof subscriptionOperationNames)[number];

/** The operations on the customer as a whole. */
export const customerOperationNames = [
  "update_card",
  "set_default_payment_method",
  "remove_payment_method",
  "pay_invoice",
  "billing_details",
  "add_tax_id",
  "remove_tax_id",
] as const;
export type CustomerOperationName = (typeof customerOperationNames)[number];

export const operationNames = [...subscriptionOperationNames, ...customerOperationNames] as const;
export type OperationName = SubscriptionOperationName | CustomerOperationName;

/** The events a merchant's handleResponse receives. The merchant may refuse `pre_…` ones. */
export const eventNames = [
  "pre_load",
  "post_load",
  "post_load_billing",
  "select_plan",
  ...operationNames,
  ...operationNames.map((name) => `pre_${name}` as const),
] as const;

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
