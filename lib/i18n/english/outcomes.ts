/** The outcomes of operations: the state now, and the next event with its date. */
export const outcomes = {
  "said.done": "Done. This page is up to date.",
  "receipt.paid": {
    text: "Paid",
    context: "Label of a row on a receipt; its value is an amount and a payment method.",
  },
  "receipt.paid.with": {
    text: "{amount} with {method}",
    context: "Value of the row “Paid”. {method} is a card or another payment method: “Visa ending in 4242”.",
  },
  "receipt.date": { text: "Date", context: "Label of a row on a receipt." },
  "receipt.document": {
    text: "Receipt",
    context: "Label of a row on a receipt; its value is the number of the invoice.",
  },
  "receipt.canceled": {
    text: "Canceled",
    context: "Label of a row on a receipt; its value is a date with a time.",
  },
  "receipt.payments": { text: "Payments", context: "Label of a row on a receipt." },
  "receipt.payments.none": {
    text: "None after today",
    context: "Value of the row “Payments”: nothing is charged any more.",
  },
  "said.change_plan.applied": "You’re now on {plan}.",
  "said.change_plan.scheduled": "{plan} starts on {date}. Nothing is due today.",
  "said.change_plan.kept": { text: "You’re staying on {plan}.", context: "A planned change was discarded." },
  "said.change_plan.bank_asks":
    "Your bank wants you to confirm the payment of {amount}. Nothing changes until you do.",
  "said.change_plan.payment_required":
    "Your payment of {amount} isn’t finished. Nothing changes until you finish it.",
  "said.change_plan.processing": "Your payment of {amount} is on its way. {plan} starts when it arrives.",
  "said.change_plan.invoiced": "You’re now on {plan}, and there’s an invoice for {amount}.",
  "said.change_plan.keeps": {
    text: "{said} Your cancellation was undone.",
    context: "{said} is a sentence of its own: “You’re now on Pro.”",
  },
  "said.change_quantity.applied": {
    text: "You now have {units}.",
    context: "{units} is a number with the merchant’s word: “5 seats”.",
  },
  "said.change_quantity.invoiced": {
    text: "You now have {units}, and there’s an invoice for {amount}.",
    context: "{units} is a number with the merchant’s word: “5 seats”.",
  },
  "said.change_quantity.scheduled": {
    text: "You’ll have {units} from {date}. Nothing is due today.",
    context: "{units} is a number with the merchant’s word: “5 seats”.",
  },
  "said.change_quantity.kept": {
    text: "Your planned change won’t happen.",
    context: "The number of units was kept.",
  },
  "said.change_quantity.bank_asks":
    "Your bank wants you to confirm the payment of {amount}. Nothing changes until you do.",
  "said.change_quantity.payment_required":
    "Your payment of {amount} isn’t finished. Nothing changes until you finish it.",
  "said.change_quantity.processing":
    "Your payment of {amount} is on its way. You’ll have {units} when it arrives.",
  "said.remove_add_on.processing": "Your payment of {amount} is on its way. {addOn} ends when it arrives.",
  "said.remove_add_on.applied": "{addOn} has been removed.",
  "said.remove_add_on.invoiced": "{addOn} has been removed, and there’s an invoice for {amount}.",
  "said.remove_add_on.scheduled": "{addOn} ends on {date}. Nothing is due today.",
  "said.remove_add_on.kept": { text: "Your planned change won’t happen.", context: "The add-on was kept." },
  "said.remove_add_on.bank_asks":
    "Your bank wants you to confirm the payment of {amount}. Nothing changes until you do.",
  "said.remove_add_on.payment_required":
    "Your payment of {amount} isn’t finished. Nothing changes until you finish it.",
  "said.apply_coupon": {
    text: "Code added. {terms}",
    context: "A promo code was added. {terms} is a sentence: “SPRING: 20% off for 3 months.”",
  },
  "said.apply_coupon.until": {
    text: "Code added. {name}: {off} off until {date}.",
    context: "A promo code was added. {name} is the code, {off} “20%” or “$5.00”.",
  },
  "said.pause": {
    text: "Payments paused. Your next payment is on {date}.",
    context: "Payments were paused.",
  },
  "said.resume.payments": {
    text: "Payments resumed. Your next payment is on {date}.",
    context: "Payments were resumed.",
  },
  "said.resume.paid": "{plan} is active again. You paid {amount}.",
  "said.resume.free": { text: "{plan} is active again.", context: "The subscription was resumed." },
  "said.resume.bank_asks":
    "Your bank wants you to confirm the payment of {amount}. {plan} stays paused until you do.",
  "said.resume.payment_required":
    "Your payment of {amount} isn’t finished. {plan} stays paused until you finish it.",
  "said.resume.processing":
    "Your payment of {amount} is on its way. {plan} stays paused until it arrives, which can take a few days.",
  "said.resubscribe.processing":
    "Your payment of {amount} is on its way. {plan} starts when it arrives, which can take a few days.",
  "said.resubscribe.started_later":
    "Welcome back. {plan} is active again, and your payment of {amount} is on its way.",
  "said.resubscribe.started": "Welcome back. {plan} is active again. You paid {amount}.",
  "said.resubscribe.started_free": "Welcome back. {plan} is active again.",
  "said.resubscribe.bank_asks":
    "Your bank wants you to confirm the payment of {amount}. {plan} starts once you do.",
  "said.resubscribe.payment_required":
    "Your payment of {amount} isn’t finished. {plan} starts once you finish it.",
  "said.cancellation.at_period_end": "Your plan is canceled. You keep {plan} until {date}.",
  "said.cancellation.now": "Your plan is canceled. {plan} has ended.",
  "said.billing_details": "Billing details saved. They’ll appear on future invoices.",
  "said.cancellation.discarded": "Your plan is canceled. {plan} never started, and you owe nothing.",
  "said.discard_change": {
    text: "Your planned change won’t happen.",
    context: "The plan, the number of units or the add-on stays as it was.",
  },
  "said.pay_invoice.bank_asks":
    "Your bank wants you to confirm the payment of {amount}. It isn’t paid until you do.",
  "said.pay_invoice.processing": "Your payment of {amount} is on its way. This can take a few days.",
  "said.pay_invoice.payment_required": "Your payment of {amount} isn’t finished yet.",
  "said.keep_subscription": {
    text: "You’re staying on {plan}.",
    context: "The subscription that was about to end was kept.",
  },
  "said.update_card": {
    text: "Card updated. {card} is used from now on.",
    context: "{card} is a card: “Visa ending in 4242”.",
  },
  "said.update_card.method": "Payment method saved. It’s used from now on.",
  "said.update_card.paid": "You paid {amount}.",
  "said.update_card.declined": {
    text: "{why} {amount} is still due.",
    context: "{why} is a sentence: “Your card was declined.”",
  },
  "said.update_card.bank_asks":
    "Your bank wants you to confirm the payment of {amount}. It’s still due until you do.",
  "said.update_card.open": "We couldn’t charge {amount}. It’s still due.",
  "said.update_card.changed": "The amount due has changed, so we didn’t charge {amount}.",
} as const;
