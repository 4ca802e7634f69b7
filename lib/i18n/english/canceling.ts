/** Canceling a subscription, and keeping one that is about to end. */
export const canceling = {
  "cancel.title": {
    text: "Cancel {plan}?",
    context: "Title of the dialog that ends the subscription {plan}.",
  },
  "cancel.keeps": "You keep {plan} until {date}.",
  "cancel.no_charge": "You won’t be charged again.",
  "cancel.renews_before": {
    text: "What renews before then is charged as before.",
    context: "“Then” is the end of the subscription, a sentence before.",
  },
  "cancel.usage_until_then": {
    text: "You are charged one last time, for what you use until then.",
    context: "“Then” is the end of the subscription, a sentence before.",
  },
  "cancel.no_refund": "The current period is not refunded.",
  "cancel.trial": "Your trial goes on until {date}.",
  "cancel.trial.no_charge": "You won’t be charged.",
  "cancel.draft": {
    text: "The payment of {amount} for the current period is still made.",
    context: "{amount} is billed already and still charged.",
  },
  "cancel.pending": {
    text: "{amount} that waits for your next invoice is still charged.",
    context: "{amount} is for something besides the plan, such as a workshop, and not billed yet.",
  },
  "cancel.now": "{plan} ends today, as soon as you confirm.",
  "cancel.usage_due": "Your usage until now comes to {amount}.",
  "cancel.usage_none": "You have no usage that is not billed yet.",
  "cancel.usage": "What you used and were not billed for yet is charged one last time.",
  "cancel.debt": {
    text: "We stop collecting your open {count, plural, one {payment} other {payments}} of {amount}. You can still pay {count, plural, one {it} other {them}}.",
    context: "{amount} is the sum of all open payments, also where there are several.",
  },
  "cancel.debt_collected": {
    text: "Your open {count, plural, one {payment of {amount} stays} other {payments of {amount} stay}} due.",
    context: "{amount} is the sum of all open payments, also where there are several.",
  },
  "cancel.nothing_else": "Nothing else is charged.",
  "cancel.no_further_charge": {
    text: "After that you won’t be charged again.",
    context: "“That” is a charge, a sentence before.",
  },
  "cancel.drops_change": {
    text: "The planned change to {to} is dropped.",
    context: "{to} is the name of a plan, or a number with the merchant’s word: “5 seats”.",
  },
  "cancel.drops_waiting": "The change that waits for its payment is dropped. You owe nothing for it.",
  "cancel.not_started": "{plan} has not started: its first payment was never finished.",
  "cancel.nothing_owed": "Nothing was paid, and nothing is owed.",
  "cancel.back": { text: "Go back", context: "Button that closes the dialog and cancels nothing." },
  "cancel.confirm": { text: "Cancel plan", context: "Button that ends the subscription." },
  "cancel.dismiss": {
    text: "Keep {plan}",
    context: "Button that closes the dialog and cancels nothing. Never the verb of canceling.",
  },
  "cancel.reason": {
    text: "Why are you canceling?",
    context: "Above a list of reasons that begins with “Prefer not to say”.",
  },
  "cancel.comment": { text: "Anything you want to add?", context: "Label of a text field." },
  "reason.none": { text: "Prefer not to say", context: "A reason for canceling, in a list: none is given." },
  "reason.too_expensive": "It costs too much",
  "reason.missing_features": "It lacks something I need",
  "reason.switched_service": "I use another service now",
  "reason.unused": "I don’t use it enough",
  "reason.customer_service": "Support was not good",
  "reason.too_complex": "It is too hard to use",
  "reason.low_quality": "Quality was not good",
  "reason.other": { text: "Another reason", context: "A reason for canceling, in a list." },
  "keep.label": {
    text: "Keep {plan}",
    context: "Button: the subscription, the plan or the add-on goes on after all. {plan} is its name.",
  },
  "discard.label": { text: "Drop the change", context: "Button that drops a planned change." },
  "keep.title": "Keep {plan}?",
  "keep.question": "{plan} is set to end on {date}. If you keep it, it renews on {date}, at {price}.",
  "keep.question.paused":
    "{plan} is set to end on {date}. If you keep it, it continues, and its payments stay paused.",
  "keep.question.several":
    "{plan} is set to end on {date}. If you keep it, it renews on {date}, with everything it includes.",
} as const;
