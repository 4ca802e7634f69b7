import { type SubscriptionDeclaration, switched, unpaid } from "./declaration";
import { goesOn, hasEnded, isKeepable, isRunning, isUndisturbed, isUndisturbedButForEnd } from "./facts";

/** Operations on one subscription, in the order of their buttons. */
export const subscriptionOperations = {
  // A change of plan is also allowed if a cancellation is scheduled and the customer may undo it. The change of plan
  // then undoes the cancellation.
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
    dashboard: { done: "Changed plan", to: "change the plan", icon: "arrow", tone: "accent" },
    event: {
      when: "The customer changed the plan, or discarded a scheduled change.",
      object: "subscription",
      outcomes: switched,
      plan: "always",
      fields: { keeps: { type: "true", what: "Only if the change also undoes a cancellation." } },
    },
  },
  change_quantity: {
    settings: ["quantityManagement"],
    label: "changeQuantity",
    asks: true,
    isQuoted: true,
    charges: true,
    rule: (subscription) => isRunning(subscription) && subscription.hasUnits && isUndisturbed(subscription),
    dashboard: { done: "Changed quantity", to: "change the quantity", icon: "arrow", tone: "accent" },
    event: {
      when: "The customer changed the number of units.",
      object: "subscription",
      outcomes: switched,
      fields: {
        quantity: { type: "number", what: "The number of units that the customer chose.", example: 7 },
      },
    },
  },
  remove_add_on: {
    settings: ["removeAddOns"],
    label: "removeAddOn",
    placement: "aside",
    asks: true,
    isQuoted: true,
    rule: (subscription) =>
      isRunning(subscription) && subscription.hasSeveralItems && isUndisturbed(subscription),
    dashboard: { done: "Removed an add-on", to: "remove an add-on", icon: "cross", tone: "neutral" },
    event: {
      when: "The customer removed an add-on.",
      object: "subscription",
      outcomes: switched,
      fields: {
        itemId: {
          type: "string",
          what: "The ID of the add-on’s item in Stripe.",
          example: "si_NcLYdDxLHxlFo7",
        },
        addOn: {
          type: "string",
          what: "The add-on’s name, as the customer reads it.",
          example: "Extra storage",
          isOptional: true,
        },
      },
    },
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
      // A scheduled change has its own list of discounts, which would end this discount at the renewal.
      subscription.schedule === "none" &&
      !subscription.hasPendingUpdate &&
      // Without collection, the discount could be used up on an invoice that is never paid.
      !subscription.collectionPaused,
    dashboard: { done: "Added a promo code", to: "add a promo code", icon: "ticket", tone: "accent" },
    event: {
      when: "The customer added a promo code.",
      object: "subscription",
      outcomes: ["applied"],
      fields: { code: { type: "string", what: "The code as the customer typed it.", example: "SPRING" } },
    },
  },
  use_payment_method: {
    settings: ["choosePaymentMethod"],
    rights: ["customer_write"],
    label: "usePaymentMethod",
    placement: "aside",
    asks: true,
    // Choosing another payment method helps after a failed payment. Before the first payment, Stripe doesn't accept
    // another payment method.
    rule: (subscription) =>
      subscription.isCharged && !hasEnded(subscription) && subscription.status !== "incomplete",
    dashboard: {
      done: "Chose a payment method",
      to: "choose a payment method",
      icon: "card",
      tone: "accent",
    },
    event: {
      when: "The customer chose another payment method for one subscription.",
      object: "subscription",
      outcomes: ["saved"],
      fields: {
        paymentMethodId: {
          type: "string",
          what: "The payment method’s ID in Stripe. Empty if the customer chose to follow the default.",
          example: "pm_1MqLiJLkdIwHu7ixUEgbFdYF",
        },
      },
    },
  },
  // Resubscribing is possible only until another subscription has replaced the ended one, so that no customer pays
  // twice for one product.
  resubscribe: {
    settings: ["resubscribe"],
    rightsOf: { couponOnResubscribe: ["promotion_code_read"] },
    label: "resubscribe",
    asks: true,
    isQuoted: true,
    charges: true,
    rule: (subscription) => hasEnded(subscription) && !subscription.hasSuccessor,
    dashboard: { done: "Resubscribed", to: "resubscribe", icon: "restart", tone: "positive" },
    event: {
      when: "The customer restarted an ended subscription; Stripe created a new one.",
      object: "subscription",
      outcomes: ["started", ...unpaid],
      plan: "sometimes",
    },
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
    dashboard: { done: "Resumed", to: "resume", icon: "play", tone: "positive" },
    event: {
      when: "The customer resumed the payments or the subscription.",
      object: "subscription",
      outcomes: ["resumed", ...unpaid],
    },
  },
  // Keeping undoes a cancellation, so it has the same setting as canceling.
  keep_subscription: {
    settings: ["cancellation"],
    asks: false,
    rule: isKeepable,
    dashboard: { done: "Kept the subscription", to: "keep the subscription", icon: "undo", tone: "positive" },
    event: { when: "The customer undid a cancellation.", object: "subscription", outcomes: ["kept"] },
  },
  // Three operations can leave a change to discard, so discarding has the settings of all three.
  discard_change: {
    settings: ["changePlan", "quantityManagement", "removeAddOns"],
    asks: false,
    rule: (subscription) =>
      !hasEnded(subscription) && (subscription.hasPendingUpdate || subscription.schedule === "ours"),
    dashboard: { done: "Discarded a change", to: "discard a change", icon: "undo", tone: "neutral" },
    event: {
      when: "The customer discarded a scheduled or pending change.",
      object: "subscription",
      outcomes: ["kept"],
    },
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
    dashboard: { done: "Paused", to: "pause", icon: "pause", tone: "neutral" },
    event: {
      when: "The customer paused the payments.",
      object: "subscription",
      outcomes: ["paused"],
      fields: { months: { type: "number", what: "The number of months without a payment.", example: 2 } },
    },
  },
  // A later end set by the merchant doesn't prevent an earlier cancellation.
  cancellation: {
    settings: ["cancellation"],
    label: "cancellation",
    placement: "apart",
    asks: true,
    rule: (subscription) => !hasEnded(subscription) && subscription.canEndSooner,
    dashboard: { done: "Canceled", to: "cancel", icon: "calendar", tone: "neutral" },
    event: {
      when: "The customer canceled.",
      object: "subscription",
      outcomes: ["at_period_end", "now", "discarded"],
      fields: {
        feedback: {
          type: "string",
          what: "Stripe’s word for the reason, such as `too_expensive`; empty if none was given.",
          example: "too_expensive",
        },
        comment: { type: "string", what: "The customer’s comment. Empty if there is none.", example: "" },
      },
    },
  },
} as const satisfies Record<string, SubscriptionDeclaration>;
