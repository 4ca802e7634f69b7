/** Plans, and the dialog that changes them. */
export const plans = {
  "plan.unnamed": "Subscription",
  "plan.former": "Your last plan",
  "plan.current": "Current plan",
  "plan.current.legacy": "Current plan, no longer sold",
  "plan.scheduled": "Starts on {date}",
  "plan.choose": "Change your {plan} plan",
  "plan.choose.keeps": "Keep and change your {plan} plan",
  "plan.choose.kept": "With another plan your cancellation is taken back, and the subscription goes on.",
  "plan.keeps": "Keep and change plan",
} as const;
