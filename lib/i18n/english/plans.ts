/** Plans, and the dialog that changes them. */
export const plans = {
  "plan.unnamed": {
    text: "Subscription",
    context: "Shown instead of a plan’s name if it isn’t known.",
  },
  "plan.former": {
    text: "Your last plan",
    context: "Mark on a plan in a list: the plan that the customer had before.",
  },
  "plan.current": { text: "Current plan", context: "Mark on a plan in a list." },
  "plan.current.legacy": { text: "Current plan, no longer sold", context: "Mark on a plan in a list." },
  "plan.popular": { text: "Most popular", context: "Mark on a plan in a list." },
  "plan.scheduled": {
    text: "Starts on {date}",
    context: "Mark on a plan in a list: the customer changes to it on this date.",
  },
  "plan.saving": {
    text: "Save {percent}",
    context: "Beside a billing interval: {percent} is the saving, “16%”.",
  },
  "plan.saving.up_to": {
    text: "Save up to {percent}",
    context: "Beside a billing interval: {percent} is the highest saving, “16%”.",
  },
  "plan.choose": "Change plan",
  "plan.choose.keeps": {
    text: "Keep and change plan",
    context: "Title of a dialog. Keeping means continuing the subscription after all.",
  },
  "plan.choose.kept": "Choosing another plan undoes your cancellation.",
  "plan.keeps": {
    text: "Keep and change plan",
    context: "Button. Keeping means continuing the subscription after all.",
  },
} as const;
