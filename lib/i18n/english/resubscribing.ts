/** Starting an ended subscription again. */
export const resubscribing = {
  "resubscribe.title": "Resubscribe to {plan}?",
  "resubscribe.choose": "Choose a plan to resubscribe",
  "resubscribe.former_gone": {
    text: "Your last plan, at {price}, is no longer offered. Choose another one.",
    context: "{price} includes its period: “$29.00 per month”.",
  },
  "resubscribe.body": "{plan} starts today as a new subscription.",
  "resubscribe.confirm.pay": "Resubscribe and pay {amount}",
  "resubscribe.confirm.now": { text: "Resubscribe", context: "Button." },
} as const;
