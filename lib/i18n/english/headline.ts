/**
 * The next events of a subscription. Each sentence is about one event: a trial, an end, what is owed, what is charged,
 * or what changes. Each sentence is true on its own, because any of the sentences can appear together.
 */
export const headline = {
  "headline.trial": "Your trial ends on {date}",
  "headline.trial.then": {
    text: "Your trial ends on {date}. Then {price}.",
    context: "{price} includes its period: “$29.00 per month”.",
  },
  "headline.trial.with_card": {
    text: "Your trial ends on {date}. Then {price}, once you add a card.",
    context: "{price} includes its period: “$29.00 per month”.",
  },

  "headline.ends": {
    text: "Yours until {date}",
    context: "The subscription ends on this date, and is paid for until then.",
  },
  "headline.ends.later": {
    text: "Ends on {date}",
    context: "The subject is the subscription, whose name is shown above. There are payments before that.",
  },
  "headline.ended": {
    text: "Ended on {date}",
    context: "The subject is the subscription, whose name is shown above.",
  },
  "headline.ended.price": {
    text: "Ended on {date}. It was {price}.",
    context:
      "The subject is the subscription, whose name is shown above. {price} includes its period: “$29.00 per month”.",
  },
  "headline.never_started": "The first payment was never completed. Nothing was charged.",
  "headline.incomplete": {
    text: "Starts as soon as the first payment goes through",
    context: "The subject is the subscription, whose name is shown above.",
  },
  "headline.incomplete.ends": {
    text: "Then runs until {date}",
    context: "The subject is the subscription. “Then” is after its start.",
  },

  "tried.card": {
    text: "We’ll try your card again on {date}",
    context: "On this date, we try to charge the card once more.",
  },
  "tried.payment": {
    text: "We’ll try the payment again on {date}",
    context: "On this date, we try the payment once more.",
  },
  "headline.untried": {
    text: "What’s due won’t be charged automatically",
    context: "The customer owes money, and we won’t try to charge it again.",
  },
  "headline.overdue": "{count, plural, one {An invoice is} other {# invoices are}} overdue",

  "headline.nothing_more": "You won’t be charged again",
  "headline.nothing_else": "Nothing else will be charged",
  "headline.last_charge": "The next payment is your last",
  "headline.last_invoice": "The next invoice is your last",
  "headline.last_bill": {
    text: "One last payment of {amount} is due when it ends",
    context:
      "“It” is the subscription. The amount is for something other than the plan. There is another charge before it.",
  },
  "headline.usage_at_end": {
    text: "You’ll be charged one last time, for what you use until then",
    context: "“Then” is the end of the subscription, which the previous sentence names.",
  },
  "headline.until_end": { text: "Payments continue until it ends", context: "“It” is the subscription." },
  "headline.until_end.invoiced": {
    text: "Invoices continue until it ends",
    context: "“It” is the subscription.",
  },
  "headline.free": "You won’t be charged for this plan",
  "headline.unpaid": {
    text: "We’ve stopped trying your card",
    context: "The subscription is unpaid, and charging has stopped.",
  },
  "headline.unpaid.method": {
    text: "We’ve stopped trying to collect payments",
    context: "The subscription is unpaid, and charging has stopped.",
  },
  "headline.unpaid.invoiced": {
    text: "Nothing is charged automatically",
    context: "The subscription is unpaid, and it is paid by invoice.",
  },
  "headline.paused": "You won’t be charged while paused",
  "headline.paused.owing": {
    text: "Nothing new will be charged while paused",
    context: "The customer owes money from before the pause.",
  },
  "headline.renews": {
    text: "Renews on {date}",
    context: "The subject is the subscription, whose name is shown above.",
  },
  "headline.next.payment": "Next payment {amount} on {date}",
  "headline.next.invoice": "Next invoice {amount} on {date}",
  "headline.next.regular": {
    text: "Next regular payment {amount} on {date}",
    context: "Another payment is already due. This is the next regular one.",
  },
  "headline.next.with_usage": "Next payment {amount} on {date}, plus usage until then",
  "headline.next.only_usage": "Next payment on {date}, for what you use until then",
  "headline.without": {
    text: "Renews on {date} without {names}",
    context: "{names} is a list of add-ons that end then.",
  },
  "headline.changes": {
    text: "Changes to {to} on {date}",
    context: "{to} is the name of a plan, or a number with the merchant’s word: “5 seats”.",
  },

  "headline.collection_paused": "Payments are paused for now",
  "headline.collection_paused.new": {
    text: "{isBesides, select, true {New payments} other {Payments}} are paused for now",
    context: "“New” is used only while older payments are still due.",
  },
  "headline.collection_paused.resumes": {
    text: "Payments resume on {date}",
    context: "Payments are paused until then.",
  },
  "headline.collection_paused.until": "Payments are paused until {date}",
  "headline.collection_paused.new_until": {
    text: "{isBesides, select, true {New payments} other {Payments}} are paused until {date}",
    context: "“New” is used only while older payments are still due.",
  },
  "headline.collection_paused.to_end": {
    text: "{isBesides, select, true {New payments} other {Payments}} are paused until it ends",
    context: "“It” is the subscription.",
  },
  "headline.pauses": {
    text: "Paid until {date}, then paused until {until}",
    context: "The subject of “Paid” is the subscription. Both dates are complete: “March 9, 2026”.",
  },
  "headline.next_charge": "Next payment on {date}",
  "headline.next_invoice": "Next invoice on {date}",
  "headline.free_days": {
    text: "{days, plural, =0 {Free until later today} one {Free for one more day} other {Free for # more days}}",
    context:
      "Shown in place of the price during a free trial. {days} is how many days are left. If the text begins with your language's word for “Free” (the text “price.free”), that word is shown larger.",
  },
  "step.what": {
    text: "{plan}, {price}",
    context:
      "A plan and its price with its period, in a list of the current plan and the next one: “Lumen Team, $49.00 per month”.",
  },
  "step.until": {
    text: "until {date}",
    context: "After a plan, in a list of the current plan and the next one.",
  },
  "step.from": {
    text: "from {date}",
    context: "After a plan, in a list of the current plan and the next one.",
  },
} as const;
