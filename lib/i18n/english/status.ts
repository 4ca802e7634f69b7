/** The state of a subscription, in a word or two. */
export const status = {
  "status.active": { text: "Active", context: "State of a subscription, on a badge." },
  "status.trialing": {
    text: "Trial",
    context: "State of a subscription, on a badge: the free trial is running.",
  },
  "status.past_due": {
    text: "Past due",
    context: "State of a subscription, on a badge: a payment failed or is late.",
  },
  "status.unpaid": {
    text: "Unpaid",
    context: "State of a subscription, on a badge: payment failed and won’t be tried again.",
  },
  "status.incomplete": {
    text: "Not started",
    context: "State of a subscription, on a badge: its first payment was not finished.",
  },
  "status.incomplete_expired": {
    text: "Expired",
    context:
      "State of a subscription, on a badge: its first payment was never made, and can't be made any more.",
  },
  "status.paused": { text: "Paused", context: "State of a subscription, on a badge." },
  "status.canceled": { text: "Ended", context: "State of a subscription, on a badge: it has ended." },
  "status.ending": {
    text: "Ends {date}",
    context:
      "State of a subscription, on a badge: the subscription is running, and its end is set. {date} is short: “Dec 12, 2026”.",
  },
  "status.collection_paused": {
    text: "Payments paused",
    context: "State of a subscription, on a badge: it is running, and nothing is charged for a while.",
  },
} as const;
