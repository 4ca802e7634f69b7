/** What needs the customer’s attention before the next charge. */
export const notices = {
  "notice.card_expires":
    "Your card ending in {last4} expires after {date}. Charges after that need a new one.",
  "notice.card_expired": "Your card ending in {last4} expired on {date}. The next charge needs a new one.",
  "notice.paused_without_card": "There is no card on file. Add one to resume {plan}.",
  "notice.trial_without_card.cancel": "There is no card on file. Without one, {plan} ends on {date}.",
  "notice.trial_without_card.pause": "There is no card on file. Without one, {plan} is paused on {date}.",
  "notice.trial_without_card.create_invoice":
    "There is no card on file. Without one, the first payment for {plan} cannot be made on {date}.",
} as const;
