/** The state of a subscription, in a word or two. */
export const status = {
  "status.active": { text: "Active", context: "State of a subscription, on a badge." },
  "status.trialing": {
    text: "Trial",
    context: "State of a subscription, on a badge: the free trial is running.",
  },
  "status.past_due": {
    text: "Payment due",
    context: "State of a subscription, on a badge: a payment failed or is late.",
  },
  "status.unpaid": {
    text: "Unpaid",
    context: "State of a subscription, on a badge: payment failed and won’t be tried again.",
  },
  "status.incomplete": {
    text: "Not finished",
    context: "State of a subscription, on a badge: its first payment was not finished.",
  },
  "status.incomplete_expired": {
    text: "Not started",
    context: "State of a subscription, on a badge: its first payment was never made.",
  },
  "status.paused": { text: "Paused", context: "State of a subscription, on a badge." },
  "status.canceled": { text: "Canceled", context: "State of a subscription, on a badge: it has ended." },
  "status.ending": {
    text: "Ending",
    context: "State of a subscription, on a badge: it is running, and its end is scheduled.",
  },
  "status.collection_paused": {
    text: "Payments paused",
    context: "State of a subscription, on a badge: it is running, and nothing is charged for a while.",
  },
} as const;
