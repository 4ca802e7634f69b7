/** Plans, and the dialog that changes them. */
export const plans = {
  "plan.unnamed": {
    text: "Subscription",
    context: "Shown instead of a plan’s name if it isn’t known.",
  },
  "plan.former": {
    text: "Your last plan",
    context: "Mark on a plan in a list: the one the customer had before.",
  },
  "plan.current": { text: "Current plan", context: "Mark on a plan in a list." },
  "plan.current.legacy": { text: "Current plan, no longer sold", context: "Mark on a plan in a list." },
  "plan.scheduled": {
    text: "Starts on {date}",
    context: "Mark on a plan in a list: the customer changes to it on this date.",
  },
  "plan.choose": "Change your {plan} plan",
  "plan.choose.keeps": {
    text: "Keep and change your {plan} plan",
    context: "Title of a dialog. Keeping means continuing the subscription after all.",
  },
  "plan.choose.kept": "With another plan your cancellation is taken back, and the subscription goes on.",
  "plan.keeps": {
    text: "Keep and change plan",
    context: "Button. Keeping means continuing the subscription after all.",
  },
} as const;
