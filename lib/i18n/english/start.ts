/** What the portal shows before there is a subscription to show. */
export const start = {
  "choose.title": "Which account is it?",
  "choose.body": "{identity} has several accounts here. Choose the one to see; the others stay as they are.",
  "choose.since": "Customer since {date}",
  "empty.title": "No subscription yet",
  "empty.body": "There is no subscription for {identity}.",
  "empty.ended.title": "No active subscription",
  "empty.ended.body":
    "{count, plural, one {Your subscription ended on {date}.} other {Your last subscription ended on {date}.}}",
  "empty.never_started.body":
    "The first payment was not finished, so nothing has started. Nothing was charged.",
  "empty.narrowed.title": "Subscription not found",
  "empty.narrowed.body": "This page shows one subscription, and it is not one of {identity}.",

  "unsecured.hidden":
    "Unsecured test: the security hash is off. Send it to see names, addresses and card digits.",
  "away.kept":
    "We can’t reach the payment service right now, so you can’t change, pay, or cancel anything here. This is how things were on {date}. This page checks again every half minute.",
} as const;
