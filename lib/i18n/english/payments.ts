/** What waits for a payment, why one was declined, and what the customer gets once it is made. */
export const payments = {
  "notice.payment_due.due": "A payment of {amount} is due. Pay it to keep {plan}.",
  "notice.payment_due.declined": "A payment of {amount} is due. Pay it to keep {plan}.",
  "notice.payment_due.bank_asks":
    "Your bank wants to confirm the payment of {amount}. Confirm it to keep {plan}.",
  "notice.debt.due": "A payment of {amount} is due.",
  "notice.debt.declined": "A payment of {amount} is due.",
  "notice.debt.bank_asks": "Your bank wants to confirm the payment of {amount}.",
  "notice.debts": {
    text: "{count} payments are due, {amount} in total.",
    context: "{count} is a number above one.",
  },
  "notice.debts.keep": {
    text: "{count} payments are due, {amount} in total. Pay them to keep {plan}.",
    context: "{count} is a number above one.",
  },
  "notice.debts.ahead": {
    text: "{count} invoices are open, {amount} in total.",
    context: "{count} is a number above one. The invoices aren’t overdue yet.",
  },
  "notice.debts.besides": "{amount} from earlier invoices is due as well.",
  "notice.debts.invoice": { text: "Invoice of {date}", context: "Row with an amount." },
  "notice.on_its_way": "Your payment of {amount} is on its way. This can take a few days.",
  "notice.invoice_due": "An invoice of {amount} is open. It is due on {date}.",
  "notice.pending_update.due": {
    text: "Your change waits for a payment of {amount}. You can pay it until {time}. Nothing changes before that.",
    context: "{time} is a date with a time. “Change” is a change of the plan.",
  },
  "notice.pending_update.declined": {
    text: "Nothing was changed. You can pay {amount} with another card until {time}.",
    context: "{time} is a date with a time.",
  },
  "notice.pending_update.bank_asks": {
    text: "Your change waits: your bank wants to confirm the payment of {amount}. You can confirm it until {time}. Nothing changes before that.",
    context: "{time} is a date with a time. “Change” is a change of the plan.",
  },
  "notice.finish_payment.due": {
    text: "Finish the payment of {amount} by {time} to start {plan}.",
    context: "{time} is a date with a time.",
  },
  "notice.finish_payment.declined": {
    text: "Pay {amount} with another card by {time} to start {plan}.",
    context: "{time} is a date with a time.",
  },
  "notice.finish_payment.bank_asks": {
    text: "Your bank wants to confirm the payment of {amount}. Confirm it by {time} to start {plan}.",
    context: "{time} is a date with a time.",
  },
  "notice.resume.due": {
    text: "Finish the payment of {amount} by {time} to resume {plan}.",
    context: "{time} is a date with a time.",
  },
  "notice.resume.declined": {
    text: "Pay {amount} with another card by {time} to resume {plan}.",
    context: "{time} is a date with a time.",
  },
  "notice.resume.bank_asks": {
    text: "Your bank wants to confirm the payment of {amount}. Confirm it by {time} to resume {plan}.",
    context: "{time} is a date with a time.",
  },
  "notice.confirm": { text: "Confirm payment", context: "Button that opens the bank’s question." },
  "pay.title": "Pay invoice {number}",
  "pay.method": {
    text: "Paid with {method}.",
    context: "{method} is a card or another payment method: “Visa ending in 4242, expires 04/2030”.",
  },
  "paid.start": "Paid. {plan} has started.",
  "paid.change": "Paid. You are on {plan} now.",
  "paid.renewal": { text: "Paid. {plan} goes on.", context: "The subscription {plan} continues." },
  "paid.amount": "Paid: {amount}.",
  "paid.left": { text: "{left} is still due.", context: "{left} is an amount." },
  "paid.other": "Paid: {amount}. Nothing more is due on this invoice.",
  "notice.pay": { text: "Pay {amount}", context: "Button." },
  "refused.other": "Your payment was declined.",
  "refused.insufficient_funds": "There isn’t enough money in the account.",
  "refused.next.other_way": "Pay another way.",
  "declined.other": "Your card was declined.",
  "declined.insufficient_funds": "Your card doesn’t have enough funds.",
  "declined.expired_card": "Your card has expired.",
  "declined.incorrect_cvc": "The security code is wrong.",
  "declined.limit_reached": "Your card has reached its limit.",
  "declined.not_supported": "Your card doesn’t allow this kind of payment.",
  "declined.ask_bank": "Your bank declined the payment without giving a reason.",
  "declined.processing_error": "The payment couldn’t be processed.",
  "declined.not_confirmed": "Your bank didn’t confirm the payment.",
  "declined.authentication_required": "Your bank wants you to confirm the payment first.",
  "declined.next.other_card": "Pay with another card.",
  "declined.next.ask_bank": "Ask your bank, or pay with another card.",
  "declined.next.again": "Try again in a moment.",
  "declined.next.confirm": {
    text: "Try again, and confirm it when your bank asks.",
    context: "“It” is the payment.",
  },
  "declined.keep_first": {
    text: "Your bank wants you to confirm the payment first.",
    context: "The customer had canceled, and tried to change the plan with immediate effect.",
  },
  "declined.next.keep_first": {
    text: "You can’t do both in one step: keep your plan first, then change it.",
    context: "“Keep” means to continue the subscription after all.",
  },
  "declined.without_code": "Your bank wants you to confirm the payment first.",
  "declined.next.without_code":
    "You can’t do that together with a code. Add the code to your plan first, then change the plan, or change it without the code.",
} as const;
