/**
 * What happens next with a subscription. Each sentence answers one question and is true on its own, because
 * any of them can appear together: a trial, an end, what is owed, what is charged, what changes.
 */
export const headline = {
  "headline.trial": {
    text: "{days, plural, =0 {Free until today} one {Free for one more day, until {date}} other {Free for # more days, until {date}}}.",
    context: "{days} is how many days of the free trial are left. Use one period, at the end.",
  },
  "headline.trial.then": {
    text: "Then {price}.",
    context: "After the sentence about the free trial. {price} has its period: “$29.00 per month”.",
  },
  "headline.trial.with_card": "Then {price}, once you add a card.",

  "headline.ends": {
    text: "Ends on {date}.",
    context: "The subject is the subscription; its name is shown above.",
  },
  "headline.ended": {
    text: "Ended on {date}.",
    context: "The subject is the subscription; its name is shown above.",
  },
  "headline.never_started": "The first payment was not finished. Nothing was charged.",
  "headline.incomplete": {
    text: "Starts as soon as the first payment is made.",
    context: "The subject is the subscription; its name is shown above.",
  },
  "headline.incomplete.ends": {
    text: "It then runs until {date}.",
    context: "“It” is the subscription. “Then” means after its start.",
  },

  "tried.card": {
    text: "Your card is tried again on {date}.",
    context: "When we will try to charge the card again.",
  },
  "tried.payment": {
    text: "The payment is tried again on {date}.",
    context: "When we will try the payment again.",
  },
  "headline.untried": {
    text: "What is due is not collected automatically.",
    context: "Money is owed, and we won’t try to charge it again.",
  },
  "headline.overdue": "{count, plural, one {An invoice is} other {# invoices are}} overdue.",

  "headline.nothing_more": "You won’t be charged again.",
  "headline.nothing_else": "Nothing else is charged.",
  "headline.last_charge": "The next charge is the last one.",
  "headline.last_invoice": "The next invoice is the last one.",
  "headline.last_bill": {
    text: "A last {amount} is due when it ends.",
    context:
      "“It” is the subscription. The amount is for something besides the plan. Another charge comes before.",
  },
  "headline.usage_at_end": "You are charged one last time, for what you use until then.",
  "headline.until_end": {
    text: "Until it ends it is charged as before.",
    context: "“It” is the subscription.",
  },
  "headline.until_end.invoiced": "Until it ends you are invoiced as before.",
  "headline.free": "You pay nothing for this plan.",
  "headline.unpaid": {
    text: "Nothing is charged automatically.",
    context: "The subscription is unpaid, and charging has stopped.",
  },
  "headline.paused": {
    text: "You are not charged until it is resumed.",
    context: "“It” is the subscription.",
  },
  "headline.paused.owing": {
    text: "Nothing new is charged until it is resumed.",
    context: "“It” is the subscription; something is still owed from before.",
  },
  "headline.renews": {
    text: "Renews on {date}.",
    context: "The subject is the subscription; its name is shown above.",
  },
  "headline.without": {
    text: "Renews on {date} without {names}.",
    context: "{names} are add-ons that end then, as a list.",
  },
  "headline.changes": {
    text: "Changes to {to} on {date}.",
    context: "{to} is the name of a plan, or a number with the merchant’s word: “5 seats”.",
  },

  "headline.collection_paused": {
    text: "Active. Payments are paused for now.",
    context: "“Active” is the subscription’s status.",
  },
  "headline.collection_paused.new": {
    text: "{isBesides, select, true {New payments} other {Payments}} are paused for now.",
    context: "“New” is used if older payments are still due.",
  },
  "headline.collection_paused.until": {
    text: "Active. Payments are paused until {date}.",
    context: "“Active” is the subscription’s status.",
  },
  "headline.collection_paused.new_until":
    "{isBesides, select, true {New payments} other {Payments}} are paused until {date}.",
  "headline.collection_paused.to_end": {
    text: "{isBesides, select, true {New payments} other {Payments}} are paused until it ends.",
    context: "“It” is the subscription.",
  },
  "headline.pauses": {
    text: "Paid until {date}. Payments are paused from then until {until}.",
    context: "The subject of “Paid” is the subscription. Both are full dates: “March 9, 2026”.",
  },
  "headline.next_charge": "The next charge is on {date}.",
  "headline.next_invoice": "The next invoice is on {date}.",
} as const;
