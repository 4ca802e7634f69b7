/** The state of a subscription, in a word or two. */
export const status = {
  "status.active": "Active",
  "status.trialing": "Trial",
  "status.past_due": "Payment due",
  "status.unpaid": "Unpaid",
  "status.incomplete": "Not finished",
  "status.incomplete_expired": "Not started",
  "status.paused": "Paused",
  "status.canceled": "Canceled",
  "status.ending": "Ending",
  "status.collection_paused": "Payments paused",
} as const;
