/** Problems that need the customer’s attention before the next charge. */
export const notices = {
  "notice.card_expires":
    "Your card ending in {last4} expires after {date}. You’ll need a new one for later payments.",
  "notice.card_expired":
    "Your card ending in {last4} expired on {date}. You’ll need a new one for your next payment.",
  "notice.paused_without_card": "There’s no card on file.",
  "notice.trial_without_card.cancel": {
    text: "Without one, your plan ends with the trial on {date}.",
    context: "“One” is a card; the title says “Add a card to keep Pro”.",
  },
  "notice.trial_without_card.pause": {
    text: "Without one, your plan pauses on {date}.",
    context: "“One” is a card; the title says “Add a card to keep Pro”.",
  },
  "notice.trial_without_card.create_invoice": {
    text: "Without one, the first payment can’t be made on {date}.",
    context: "“One” is a card; the title says “Add a card to keep Pro”.",
  },
  "notice.card_expires.title": { text: "Your card expires soon", context: "Title." },
  "notice.card_expired.title": { text: "Your card has expired", context: "Title." },
  "notice.paused_without_card.title": { text: "Add a card to resume {plan}", context: "Title." },
  "notice.trial_without_card.title": { text: "Add a card to keep {plan}", context: "Title." },
} as const;
