/** The outcomes of operations: what is true now, and what comes next and when. */
export const outcomes = {
  "said.done": "Done. This is how things stand now.",
  "said.change_plan.applied": "Changed. You are on {plan} now.",
  "said.change_plan.scheduled": "Planned. {plan} starts on {date}.",
  "said.change_plan.kept": { text: "Kept. The planned change is dropped.", context: "The plan stays." },
  "said.change_plan.bank_asks":
    "Your bank wants to confirm the payment of {amount}. Confirm it; until then nothing changes.",
  "said.change_plan.payment_required":
    "The payment of {amount} is not finished. Finish it; until then nothing changes.",
  "said.change_plan.processing": "Your payment of {amount} is on its way. {plan} starts when it arrives.",
  "said.change_plan.invoiced": "Changed. You are on {plan} now, and there is an invoice for {amount}.",
  "said.change_plan.keeps": {
    text: "{said} Your cancellation is taken back.",
    context: "{said} is a sentence of its own: “Changed. You are on Pro now.”",
  },
  "said.change_quantity.applied": {
    text: "Changed. You have {units} now.",
    context: "{units} is a number with the merchant’s word: “5 seats”.",
  },
  "said.change_quantity.invoiced": "Changed. You have {units} now, and there is an invoice for {amount}.",
  "said.change_quantity.scheduled": "Planned. You have {units} from {date}.",
  "said.change_quantity.kept": {
    text: "Kept. The planned change is dropped.",
    context: "The quantity stays.",
  },
  "said.change_quantity.bank_asks":
    "Your bank wants to confirm the payment of {amount}. Confirm it; until then nothing changes.",
  "said.change_quantity.payment_required":
    "The payment of {amount} is not finished. Finish it; until then nothing changes.",
  "said.change_quantity.processing":
    "Your payment of {amount} is on its way. You have {units} when it arrives.",
  "said.remove_add_on.processing": "Your payment of {amount} is on its way. {addOn} ends when it arrives.",
  "said.remove_add_on.applied": "Removed. {addOn} has ended.",
  "said.remove_add_on.invoiced": "Removed. {addOn} has ended, and there is an invoice for {amount}.",
  "said.remove_add_on.scheduled": "Planned. {addOn} ends on {date}.",
  "said.remove_add_on.kept": {
    text: "Kept. The planned change is dropped.",
    context: "The add-on stays.",
  },
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
  "said.cancellation.at_period_end": "Canceled. You keep {plan} until {date}.",
  "said.cancellation.now": "Canceled. {plan} has ended.",
  "said.billing_details": "Saved. These details appear on your next invoices.",
  "said.cancellation.discarded": "Canceled. {plan} did not start, and nothing is owed.",
  "said.discard_change": {
    text: "Kept. The planned change is dropped.",
    context: "A scheduled change was dropped, so the plan, the quantity or the add-on stays.",
  },
  "said.pay_invoice.bank_asks":
    "Your bank wants to confirm the payment of {amount}. Confirm it; until then it is not paid.",
  "said.pay_invoice.processing": "Your payment of {amount} is on its way. This can take a few days.",
  "said.pay_invoice.payment_required": "The payment of {amount} is not finished yet.",
  "said.keep_subscription": {
    text: "Kept. {plan} goes on as before.",
    context: "The subscription that was about to end was kept.",
  },
  "said.update_card": {
    text: "Saved. {card} pays from now on.",
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
