/** Canceling a subscription, and keeping one that is about to end. */
export const canceling = {
  "cancel.title": {
    text: "Cancel {plan}?",
    context: "Title of the dialog that ends the subscription {plan}.",
  },
  "cancel.keeps.title": {
    text: "Yours until {date}",
    context: "Title of a box about a plan that the customer is about to cancel. Details are below.",
  },
  "cancel.keeps": {
    text: "Nothing changes before then, and you can undo this until that day.",
    context: "Below “Yours until December 12, 2026”.",
  },
  "cancel.no_charge.title": { text: "No more payments", context: "Above “You won’t be charged again.”" },
  "cancel.no_charge": "You won’t be charged again.",
  "cancel.payments.title": {
    text: "Payments",
    context: "Above the amounts still charged although the plan is canceled.",
  },
  "cancel.last.title": { text: "One last payment", context: "Above the amount still charged." },
  "cancel.nothing.title": { text: "Nothing to pay", context: "Above “You won’t be charged.”" },
  "cancel.renews_before": {
    text: "Anything that renews before then is charged as usual.",
    context: "“Then” is the end of the subscription, which is named above.",
  },
  "cancel.usage_until_then": {
    text: "You’ll be charged one last time, for what you use until then.",
    context: "“Then” is the end of the subscription, which is named above.",
  },
  "cancel.no_refund.title": { text: "No refund", context: "Above the amount that isn’t refunded." },
  "cancel.no_refund": "The current period isn’t refunded.",
  "cancel.no_refund.paid": "The {amount} you paid on {date} isn’t refunded.",
  "cancel.trial.title": "Your trial runs until {date}",
  "cancel.trial.no_charge": "You won’t be charged.",
  "cancel.draft": {
    text: "The payment of {amount} for the current period still goes through.",
    context: "{amount} has already been billed and will still be charged.",
  },
  "cancel.pending": {
    text: "The {amount} waiting for your next invoice will still be charged.",
    context: "{amount} is for something other than the plan, such as a workshop, and isn’t billed yet.",
  },
  "cancel.now.title": "{plan} ends today",
  "cancel.now": {
    text: "It ends as soon as you confirm. You can’t undo this.",
    context: "“It” is the plan, which is named above.",
  },
  "cancel.usage_due": "Your unbilled usage comes to {amount} so far.",
  "cancel.usage_none": "You have no unbilled usage.",
  "cancel.usage": "You’ll be charged one last time, for usage that hasn’t been billed yet.",
  "cancel.debt": {
    text: "We’ll stop collecting your open {count, plural, one {payment} other {payments}} of {amount}. You can still pay {count, plural, one {it} other {them}}.",
    context: "{amount} is the sum of all open payments, even if there are several.",
  },
  "cancel.debt_collected": {
    text: "Your open {count, plural, one {payment of {amount} is} other {payments of {amount} are}} still due.",
    context: "{amount} is the sum of all open payments, even if there are several.",
  },
  "cancel.tried.card": {
    text: "We’ll try your card again on {date}.",
    context: "On this date, we try to charge the card once more.",
  },
  "cancel.tried.payment": {
    text: "We’ll try the payment again on {date}.",
    context: "On this date, we try the payment once more.",
  },
  "cancel.on_its_way": "Your payment of {amount} is on its way. This can take a few days.",
  "cancel.nothing_else": "Nothing else is charged.",
  "cancel.no_further_charge": {
    text: "After that you won’t be charged again.",
    context: "“That” is a charge, which the previous sentence names.",
  },
  "cancel.drops_change": {
    text: "Your planned change to {to} won’t happen.",
    context: "{to} is the name of a plan, or a number with the merchant’s word: “5 seats”.",
  },
  "cancel.drops_waiting":
    "The change that’s waiting for your payment won’t happen, and you owe nothing for it.",
  "cancel.not_started.title": "{plan} hasn’t started",
  "cancel.not_started": {
    text: "The first payment was never completed.",
    context: "The first payment for the plan, which is named above.",
  },
  "cancel.nothing_owed": "You weren’t charged, and you owe nothing.",
  "cancel.back": { text: "Go back", context: "Button that closes the dialog without canceling anything." },
  "cancel.confirm": { text: "Cancel plan", context: "Button that ends the subscription." },
  "cancel.dismiss": {
    text: "Keep {plan}",
    context:
      "Button that closes the dialog without ending the subscription. Don’t use the verb for canceling a subscription.",
  },
  "cancel.reason": {
    text: "Why are you canceling?",
    context: "Above a list of reasons; the first is “Prefer not to say”.",
  },
  "cancel.comment": { text: "Anything you’d like to add?", context: "Label of a text field." },
  "reason.none": {
    text: "Prefer not to say",
    context: "In a list of reasons for canceling: the choice to give no reason.",
  },
  "reason.too_expensive": "Too expensive",
  "reason.missing_features": "Missing features",
  "reason.switched_service": "Switching to another product",
  "reason.unused": "Not using it enough",
  "reason.customer_service": "Customer support",
  "reason.too_complex": "Too complicated",
  "reason.low_quality": "Low quality",
  "reason.other": { text: "Something else", context: "A reason for canceling, in a list." },
  "keep.label": {
    text: "Keep {plan}",
    context: "Button: keeps the subscription, plan or add-on after all. {plan} is its name.",
  },
  "discard.label": { text: "Discard change", context: "Button that discards a scheduled change." },
  "discard.stay": {
    text: "Stay on {plan}",
    context: "Button that discards a change that waits for its payment.",
  },
  "keep.title": "Keep {plan}?",
  "keep.question": "{plan} is set to end on {date}. If you keep it, it renews on {date}, at {price}.",
  "keep.question.paused":
    "{plan} is set to end on {date}. If you keep it, it continues, and its payments stay paused.",
  "keep.question.several":
    "{plan} is set to end on {date}. If you keep it, it renews on {date}, with everything it includes.",
} as const;
