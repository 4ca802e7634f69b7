import type { Declaration, SubscriptionDeclaration } from "./declaration";
import { goesOn, hasEnded, isKeepable, isRunning, isUndisturbed, isUndisturbedButForEnd } from "./facts";

/**
 * Everything a customer may do, declared once.
 *
 * The permissions, the buttons, the events, the Stripe key's rights, the docs and the tests all read this
 * file, in this order. To add an operation, declare it here and implement it in `lib/portal/operations`. Its
 * name is also the name of its file, its event and its end-to-end test.
 */

/** Operations on one subscription, in the order of their buttons. */
export const subscriptionOperations = {
  // Also allowed while a cancellation is scheduled that the customer may undo. The change of plan then undoes the
  // cancellation.
  change_plan: {
    settings: ["changePlan"],
    label: "changePlan",
    asks: true,
    isQuoted: true,
    charges: true,
    rule: (subscription, settings) =>
      isRunning(subscription) &&
      subscription.hasBaseItem &&
      isUndisturbedButForEnd(subscription) &&
      (goesOn(subscription) ||
        (settings.cancellation && subscription.canBeKeptInChange && isKeepable(subscription))),
  },
  change_quantity: {
    settings: ["quantityManagement"],
    label: "changeQuantity",
    asks: true,
    isQuoted: true,
    charges: true,
    rule: (subscription) => isRunning(subscription) && subscription.hasUnits && isUndisturbed(subscription),
  },
  remove_add_on: {
    settings: ["removeAddOns"],
    label: "removeAddOn",
    placement: "aside",
    asks: true,
    isQuoted: true,
    rule: (subscription) =>
      isRunning(subscription) && subscription.hasSeveralItems && isUndisturbed(subscription),
  },
  apply_coupon: {
    settings: ["coupon"],
    rights: ["promotion_code_read"],
    label: "applyCoupon",
    placement: "aside",
    asks: true,
    isQuoted: true,
    rule: (subscription) =>
      isRunning(subscription) &&
      !subscription.isFree &&
      goesOn(subscription) &&
      // A scheduled change has its own list of discounts, which would end this one at the renewal.
      subscription.schedule === "none" &&
      !subscription.hasPendingUpdate &&
      // Without collection, the discount could be used up on an invoice that is never paid.
      !subscription.collectionPaused,
  },
  use_payment_method: {
    settings: ["choosePaymentMethod"],
    rights: ["customer_write"],
    label: "usePaymentMethod",
    placement: "aside",
    asks: true,
    // Choosing another payment method helps after a failed payment. Before the first payment, Stripe doesn't accept
    // another one.
    rule: (subscription) =>
      subscription.isCharged && !hasEnded(subscription) && subscription.status !== "incomplete",
  },
  // Possible only until another subscription has replaced the ended one, so that no customer pays twice for one
  // product.
  resubscribe: {
    settings: ["resubscribe"],
    rightsOf: { couponOnResubscribe: ["promotion_code_read"] },
    label: "resubscribe",
    asks: true,
    isQuoted: true,
    charges: true,
    rule: (subscription) => hasEnded(subscription) && !subscription.hasSuccessor,
  },
  resume: {
    settings: ["pause"],
    label: "resume",
    asks: true,
    isQuoted: true,
    charges: true,
    rule: (subscription) => subscription.canResume && goesOn(subscription) && !subscription.hasPendingUpdate,
    // A trial without a card pauses automatically, and its customers must be able to pay.
    isAlways: ({ isPausedForPayment }) => isPausedForPayment,
  },
  // Keeping undoes a cancellation, so it has the same setting as canceling.
  keep_subscription: { settings: ["cancellation"], asks: false, rule: isKeepable },
  // Three operations can leave a change to discard, so discarding has the settings of all three.
  discard_change: {
    settings: ["changePlan", "quantityManagement", "removeAddOns"],
    asks: false,
    rule: (subscription) =>
      !hasEnded(subscription) && (subscription.hasPendingUpdate || subscription.schedule === "ours"),
  },
  pause: {
    settings: ["pause"],
    label: "pause",
    asks: true,
    rule: (subscription) =>
      subscription.status === "active" &&
      subscription.canPause &&
      // With a pause, a customer wouldn't pay for part of a fixed term, and a scheduled change would lose its first
      // payment.
      subscription.end === "none" &&
      subscription.schedule === "none" &&
      isUndisturbed(subscription),
  },
  // A later end set by the merchant doesn't prevent an earlier cancellation.
  cancellation: {
    settings: ["cancellation"],
    label: "cancellation",
    placement: "apart",
    asks: true,
    rule: (subscription) => !hasEnded(subscription) && subscription.canEndSooner,
  },
} as const satisfies Record<string, SubscriptionDeclaration>;

/** Operations on the customer. They depend only on the settings. */
export const customerOperations = {
  update_card: {
    settings: ["updateCard"],
    rights: ["setup_intent_write", "checkout_session_write", "customer_write"],
    asks: true,
    charges: true,
  },
  set_default_payment_method: {
    settings: ["choosePaymentMethod"],
    rights: ["customer_write"],
    asks: false,
  },
  remove_payment_method: {
    settings: ["removePaymentMethods"],
    rights: ["payment_method_write"],
    asks: true,
  },
  // Debts can always be paid, regardless of the settings.
  pay_invoice: { settings: [], asks: true, isQuoted: true, charges: true },
  billing_details: { settings: ["billingDetails"], rights: ["customer_write"], asks: true },
  add_tax_id: { settings: ["taxIds"], rights: ["tax_id_write"], asks: true },
  remove_tax_id: { settings: ["taxIds"], rights: ["tax_id_write"], asks: true },
} as const satisfies Record<string, Declaration>;

export type SubscriptionOperationName = keyof typeof subscriptionOperations;
export type CustomerOperationName = keyof typeof customerOperations;
export type OperationName = SubscriptionOperationName | CustomerOperationName;

/** The operations with a dialog on the subscription. */
export type AskingOperation = {
  [Name in SubscriptionOperationName]: (typeof subscriptionOperations)[Name]["asks"] extends true
    ? Name
    : never;
}[SubscriptionOperationName];

export const operations: Readonly<Record<OperationName, Declaration>> = {
  ...subscriptionOperations,
  ...customerOperations,
};

export const subscriptionOperationNames = Object.keys(subscriptionOperations) as SubscriptionOperationName[];
export const customerOperationNames = Object.keys(customerOperations) as CustomerOperationName[];
export const operationNames = [...subscriptionOperationNames, ...customerOperationNames];
