/** Texts of the portal before there is a subscription to show. */
export const start = {
  "choose.title": {
    text: "Choose an account",
    context: "Title of the page where a customer with several accounts chooses one.",
  },
  "choose.body": {
    text: "{identity} is used by more than one account.",
    context: "{identity} is an email address or an ID.",
  },
  "choose.since": "Customer since {date}",
  "empty.title": "No subscription yet",
  "empty.body": "When you choose a plan, you’ll manage it here.",
  "empty.ended.title": "No active subscription",
  "empty.ended.body": {
    text: "{count, plural, one {Your subscription ended on {date}.} other {Your last subscription ended on {date}.}}",
    context: "{count} is the number of ended subscriptions; {date} is when the last one ended.",
  },
  "empty.never_started.body":
    "The first payment was never completed, so your subscription didn’t start. Nothing was charged.",
  "empty.narrowed.title": "Subscription not found",
  "empty.narrowed.body": {
    text: "This page shows one subscription, and it doesn’t belong to {identity}.",
    context: "{identity} is an email address or an ID.",
  },

  "unsecured.hidden": {
    text: "Unsecured test: the security hash is off. Send a hash to see names, addresses and card digits.",
    context: "For the merchant’s developer, in test mode.",
  },
  "away.kept": {
    text: "We can’t reach the payment service right now, so you can’t change, pay, or cancel anything here. Everything below is as of {date}. We check again every 30 seconds.",
    context: "{date} is a date with a time.",
  },
} as const;
