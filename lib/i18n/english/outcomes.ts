/** The outcomes of operations: what is true now, and what comes next and when. */
export const outcomes = {
  "said.done": "Done. This is how things stand now.",
  "receipt.paid": {
    text: "Paid",
    context: "Label of a row on a receipt; its value is an amount and what it was paid with.",
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
  "said.change_plan.kept": { text: "You’re staying on {plan}.", context: "A planned change was dropped." },
  "said.change_plan.bank_asks":
    "Your bank wants to confirm the payment of {amount}. Confirm it; until then nothing changes.",
  "said.change_plan.payment_required":
    "The payment of {amount} is not finished. Finish it; until then nothing changes.",
  "said.change_plan.processing": "Your payment of {amount} is on its way. {plan} starts when it arrives.",
  "said.change_plan.invoiced": "You’re now on {plan}, and there’s an invoice for {amount}.",
  "said.change_plan.keeps": {
    text: "{said} Your cancellation is taken back.",
    context: "{said} is a sentence of its own: “Changed. You are on Pro now.”",
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
    text: "The planned change is dropped.",
    context: "The number of units was kept.",
  },
  "said.change_quantity.bank_asks":
    "Your bank wants to confirm the payment of {amount}. Confirm it; until then nothing changes.",
  "said.change_quantity.payment_required":
    "The payment of {amount} is not finished. Finish it; until then nothing changes.",
  "said.change_quantity.processing":
    "Your payment of {amount} is on its way. You have {units} when it arrives.",
  "said.remove_add_on.processing": "Your payment of {amount} is on its way. {addOn} ends when it arrives.",
  "said.remove_add_on.applied": "{addOn} is removed.",
  "said.remove_add_on.invoiced": "{addOn} is removed, and there’s an invoice for {amount}.",
  "said.remove_add_on.scheduled": "{addOn} ends on {date}. Nothing is due today.",
  "said.remove_add_on.kept": { text: "The planned change is dropped.", context: "The add-on was kept." },
  "said.remove_add_on.bank_asks":
    "Your bank wants to confirm the payment of {amount}. Confirm it; until then nothing changes.",
  "said.remove_add_on.payment_required":
    "The payment of {amount} is not finished. Finish it; until then nothing changes.",
  "said.apply_coupon": {
    text: "Added. {terms}",
    context: "A discount code was added. {terms} is a sentence: “SPRING: 20% off for 3 months.”",
  },
  "said.apply_coupon.until": {
    text: "Added. {name}: {off} off until {date}.",
    context: "A discount code was added. {name} is the code, {off} “20%” or “$5.00”.",
  },
  "said.pause": { text: "Paused. The next charge is on {date}.", context: "Payments were paused." },
  "said.resume.payments": {
    text: "Resumed. The next charge is on {date}.",
    context: "Payments were resumed.",
  },
  "said.resume.paid": "Resumed. {plan} runs again, and {amount} is paid.",
  "said.resume.free": { text: "Resumed. {plan} runs again.", context: "The subscription was resumed." },
  "said.resume.bank_asks":
    "Your bank wants to confirm the payment of {amount}. Confirm it; {plan} stays paused until it is paid.",
  "said.resume.payment_required":
    "The payment of {amount} is not finished. {plan} stays paused until it is paid.",
  "said.resume.processing":
    "Your payment of {amount} is on its way. {plan} stays paused until it arrives, which can take a few days.",
  "said.resubscribe.processing":
    "Your payment of {amount} is on its way. {plan} starts when it arrives, which can take a few days.",
  "said.resubscribe.started_later":
    "Welcome back. {plan} has started again. Your payment of {amount} is on its way.",
  "said.resubscribe.started": "Welcome back. {plan} has started again, and {amount} is paid.",
  "said.resubscribe.started_free": "Welcome back. {plan} has started again.",
  "said.resubscribe.bank_asks":
    "Your bank wants to confirm the payment of {amount}. Confirm it; {plan} starts as soon as it is paid.",
  "said.resubscribe.payment_required":
    "The payment of {amount} is not finished. {plan} starts as soon as it is paid.",
  "said.cancellation.at_period_end": "Your plan is canceled. You keep {plan} until {date}.",
  "said.cancellation.now": "{plan} is canceled and has ended.",
  "said.billing_details": "Saved. These details appear on your next invoices.",
  "said.cancellation.discarded": "Canceled. {plan} did not start, and nothing is owed.",
  "said.discard_change": {
    text: "The planned change is dropped.",
    context: "What was to change was kept: a plan, a number of units or an add-on.",
  },
  "said.pay_invoice.bank_asks":
    "Your bank wants to confirm the payment of {amount}. Confirm it; until then it is not paid.",
  "said.pay_invoice.processing": "Your payment of {amount} is on its way. This can take a few days.",
  "said.pay_invoice.payment_required": "The payment of {amount} is not finished yet.",
  "said.keep_subscription": {
    text: "You’re staying on {plan}.",
    context: "The subscription that was about to end was kept.",
  },
  "said.update_card": {
    text: "Card updated. {card} is used from now on.",
    context: "{card} is a card: “Visa ending in 4242”.",
  },
  "said.update_card.method": "Saved. Your new payment method pays from now on.",
  "said.update_card.paid": "{amount} is paid.",
  "said.update_card.declined": {
    text: "{why} {amount} is still due.",
    context: "{why} is a sentence: “Your card was declined.”",
  },
  "said.update_card.bank_asks":
    "Your bank wants to confirm the payment of {amount}. Until then it is still due.",
  "said.update_card.open": "{amount} could not be paid just now, and is still due.",
  "said.update_card.changed": "The amount that is due has changed, so {amount} was not charged.",
} as const;
