/**
 * What happens next with a subscription. Each sentence answers one question and is true by itself, because any of them can
 * stand beside any other: a trial, an end, what is owed, what is charged, what changes.
 */
export const headline = {
  "headline.trial":
    "{days, plural, =0 {Free until today} one {Free for one more day, until {date}} other {Free for # more days, until {date}}}.",
  "headline.trial.then": "Then {price}.",
  "headline.trial.with_card": "Then {price}, once you add a card.",

  "headline.ends": "Ends on {date}.",
  "headline.ended": "Ended on {date}.",
  "headline.never_started": "The first payment was not finished. Nothing was charged.",
  "headline.incomplete": "Starts as soon as the first payment is made.",
  "headline.incomplete.ends": "It then runs until {date}.",

  "tried.card": "Your card is tried again on {date}.",
  "tried.payment": "The payment is tried again on {date}.",
  "headline.untried": "What is due is not collected automatically.",
  "headline.overdue": "{count, plural, one {An invoice is} other {# invoices are}} overdue.",

  "headline.nothing_more": "You won’t be charged again.",
  "headline.nothing_else": "Nothing else is charged.",
  "headline.last_charge": "The next charge is the last one.",
  "headline.last_invoice": "The next invoice is the last one.",
  "headline.usage_at_end": "You are charged one last time, for what you use until then.",
  "headline.until_end": "Until it ends it is charged as before.",
  "headline.until_end.invoiced": "Until it ends you are invoiced as before.",
  "headline.free": "You pay nothing for this plan.",
  "headline.unpaid": "Nothing is charged automatically.",
  "headline.paused": "You are not charged until it is resumed.",
  "headline.paused.owing": "Nothing new is charged until it is resumed.",
  "headline.renews": "Renews on {date}.",
  "headline.without": "Renews on {date} without {names}.",
  "headline.changes": "Changes to {to} on {date}.",

  "headline.collection_paused": "Active. Payments are paused for now.",
  "headline.collection_paused.new":
    "{isBesides, select, true {New payments} other {Payments}} are paused for now.",
  "headline.collection_paused.until": "Active. Payments are paused until {date}.",
  "headline.collection_paused.new_until":
    "{isBesides, select, true {New payments} other {Payments}} are paused until {date}.",
  "headline.collection_paused.to_end":
    "{isBesides, select, true {New payments} other {Payments}} are paused until it ends.",
  "headline.pauses": "Paid until {date}. Payments are paused from then until {until}.",
  "headline.next_charge": "The next charge is on {date}.",
  "headline.next_invoice": "The next invoice is on {date}.",
} as const;
