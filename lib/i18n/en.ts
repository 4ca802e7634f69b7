/**
 * Every sentence the portal makes on the server, in ICU message format. English is the source of truth; another
 * language has exactly these keys. Amounts and dates arrive already formatted.
 */
export const en = {
  "status.active": "Active",
  "status.trialing": "Trial",
  "status.past_due": "Payment due",
  "status.unpaid": "Unpaid",
  "status.incomplete": "Not finished",
  "status.incomplete_expired": "Expired",
  "status.paused": "Paused",
  "status.canceled": "Canceled",
  "status.ending": "Ending",

  "price.per":
    "{amount} {unit, select, day {per day} week {per week} month {per month} year {per year} other {each time}}",
  "price.every":
    "{amount} every {count} {unit, select, day {days} week {weeks} month {months} year {years} other {periods}}",
  "price.quantity": "{quantity} × {price}",
  "price.usage": "Billed by usage",
  "price.free": "Free",
  "interval.day": "{count, plural, one {Daily} other {Every # days}}",
  "interval.week": "{count, plural, one {Weekly} other {Every # weeks}}",
  "interval.month": "{count, plural, one {Monthly} other {Every # months}}",
  "interval.year": "{count, plural, one {Yearly} other {Every # years}}",

  "headline.renews": "Renews on {date}.",
  "headline.trial": "Free until {date}, then {price}.",
  "headline.ends": "Ends on {date}. You won’t be charged again.",
  "headline.ended": "Ended on {date}.",
  "headline.changes": "Changes to {plan} on {date}.",
  "headline.past_due": "The payment for the current period is open.",
  "headline.incomplete": "The first payment is not finished.",
  "headline.paused": "Paused. You are not charged while it is paused.",
  "headline.collection_paused": "Active. Payments are paused for now.",

  "fact.next_charge": "Next charge",
  "fact.next_charge.value": "{amount} on {date}",
  "fact.invoice_due": "Next invoice",
  "fact.card": "Card",
  "fact.card.value": "{brand} ending in {last4}, expires {expiry}",
  "fact.card.none": "No card on file",
  "fact.payment": "Payment",
  "fact.payment.by_invoice": "By invoice",
  "fact.discount": "Discount",
  "fact.discount.percent": "{name}: {percent}% off{until}",
  "fact.discount.amount": "{name}: {amount} off{until}",
  "fact.discount.until": " until {date}",
  "fact.discount.once": " on the next invoice",
  "fact.also": "Also includes",

  "notice.payment_due": "A payment of {amount} is due. Pay it to keep {plan}.",
  "notice.pending_update":
    "Your plan changes as soon as {amount} is paid. Until {date} you can still pay it.",
  "notice.finish_payment": "Finish the payment of {amount} to start {plan}.",
  "notice.pay": "Pay {amount}",

  "plan.unnamed": "Subscription",
  "plan.current": "Current plan",
  "plan.scheduled": "Starts on {date}",
  "plan.choose": "Change your {plan} plan",

  "preview.credit": "Credit for the rest of {plan}",
  "preview.charge": "{plan} until {date}",
  "preview.tax": "Tax",
  "preview.balance": "From your balance",
  "preview.due_today": "Due today",
  "preview.invoiced_today": "Invoiced today",
  "preview.needs_card": "There is no card on file to pay with. Add one first, then choose the plan again.",
  "preview.now": "From {date}: {price}.",
  "preview.now.credit_left":
    "The remaining credit of {amount} goes to your balance and lowers your next charges.",
  "preview.trial": "Your trial goes on until {date}. From then: {price}.",
  "preview.at_renewal": "Nothing is due today. You keep {current} until {date}. From then: {price}.",
  "preview.keep": "You stay on {plan}. The change planned for {date} is dropped.",
  "preview.unavailable": "The amount could not be calculated just now. Choose the plan again in a moment.",
  "preview.taxed": "{price}, {amount} with discounts and tax",
  "confirm.pay": "Change and pay {amount}",
  "confirm.invoice": "Change, with an invoice for {amount}",
  "confirm.now": "Change to {plan}",
  "confirm.at_renewal": "Change on {date}",
  "confirm.keep": "Keep {plan}",

  "resubscribe.title": "Resubscribe to {plan}?",
  "resubscribe.body": "{plan} starts today as a new subscription.",
  "resubscribe.card": "Paid with {card}.",
  "resubscribe.saved_method": "Paid with your saved payment method.",
  "resubscribe.confirm.pay": "Resubscribe and pay {amount}",
  "resubscribe.confirm.now": "Resubscribe",

  "cancel.title": "Cancel {plan}?",
  "cancel.keeps": "You keep {plan} until {date}.",
  "cancel.no_charge": "You won’t be charged again.",
  "cancel.no_refund": "The current period is not refunded.",
  "cancel.trial": "Your trial goes on until {date}. You won’t be charged.",
  "cancel.now": "{plan} ends today, as soon as you confirm.",
  "cancel.usage": "Usage that is not billed yet is billed once more.",
  "cancel.debt": "Your open payment of {amount} stays payable, but we stop collecting it.",
  "cancel.drops_change": "The planned change to {plan} is dropped.",
  "cancel.confirm": "Cancel plan",
  "cancel.dismiss": "Keep {plan}",
  "cancel.reason": "Why are you canceling?",
  "cancel.comment": "Anything you want to add?",
  "reason.none": "Prefer not to say",
  "reason.too_expensive": "It costs too much",
  "reason.missing_features": "Something I need is missing",
  "reason.switched_service": "I use another service now",
  "reason.unused": "I don’t use it enough",
  "reason.customer_service": "The support was not good enough",
  "reason.too_complex": "It is too hard to use",
  "reason.low_quality": "The quality is not good enough",
  "reason.other": "Another reason",
  "keep.label": "Keep {plan}",

  "said.change_plan.applied": "Changed. You are on {plan} now.",
  "said.change_plan.scheduled": "Planned. {plan} starts on {date}.",
  "said.change_plan.kept": "Kept. The planned change is dropped.",
  "said.change_plan.payment_required":
    "Your bank has to agree first. Finish the payment of {amount}; until then nothing changes.",
  "said.change_plan.invoiced": "Changed. You are on {plan} now, and there is an invoice for {amount}.",
  "said.resubscribe.started": "Welcome back. {plan} has started again, and {amount} is paid.",
  "said.resubscribe.started_free": "Welcome back. {plan} has started again.",
  "said.resubscribe.payment_required":
    "Your bank did not let the payment of {amount} through yet. {plan} starts as soon as it is paid.",
  "said.cancellation.at_period_end": "Canceled. You keep {plan} until {date}.",
  "said.cancellation.now": "Canceled. {plan} has ended.",
  "said.keep_subscription": "Kept. {plan} goes on as before.",

  "invoices.title": "Invoices",
  "invoices.empty": "No invoices yet.",
  "invoice.paid": "Paid",
  "invoice.open": "Open",
  "invoice.uncollectible": "Not collected",
  "invoice.void": "Void",

  "choose.title": "Which account is it?",
  "choose.body": "{identity} has several accounts here. Choose the one to see; the others stay as they are.",
  "choose.since": "Customer since {date}",

  "empty.title": "No subscription yet",
  "empty.body": "There is no subscription for {identity}.",
  "empty.ended.title": "No active subscription",

  "error.visit_expired": "This page was open for too long. Reload it to go on. Nothing was changed.",
  "error.payment_declined": "Your card was declined. Nothing was changed.",
  "error.payment_declined.insufficient_funds":
    "Your card was declined: there is not enough money on it. Nothing was changed.",
  "error.payment_declined.expired_card": "Your card has expired. Nothing was changed.",
  "error.not_allowed": "This cannot be done here. Nothing was changed.",
  "error.not_allowed.no_card": "There is no card on file to pay with. Nothing was changed.",
  "error.not_allowed.no_longer_sold":
    "This plan is no longer sold at the price you had. Nothing was changed.",
  "error.not_allowed.other_currency":
    "You pay for another subscription in a different currency, and both cannot run at once. Nothing was changed.",
  "error.not_allowed.paid_by_invoice":
    "This subscription was paid by invoice and cannot be started again here. Nothing was changed.",
  "error.not_allowed.resubscribed_already": "You already have this plan again. Nothing was changed.",
  "error.not_found": "This subscription was not found. Nothing was changed.",
  "error.state_changed":
    "Something changed since you opened this page. It is up to date now; look again and decide.",
  "error.busy": "Another change of this subscription is still under way. Wait a moment and try again.",
  "error.invalid": "Something in this request was not right. Nothing was changed.",
  "error.rate_limited": "That was a lot in a short time. Wait a minute and try again. Nothing was changed.",
  "error.unexpected": "Something went wrong on our side. Reload the page to see how things stand.",
  "error.unavailable":
    "The payment service cannot be reached at the moment. Nothing was changed. Try again in a minute.",
  "error.misconfigured":
    "The billing of this site is not set up correctly, and its owner can see why. Nothing was changed.",
  "error.confirming": "We are confirming your change. Wait a moment and do not repeat it.",
} as const;

export type SentenceKey = keyof typeof en;
