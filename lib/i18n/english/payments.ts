/** Open payments, the reasons for declines, and the effects of paying. */
export const payments = {
  "notice.payment_due.due": "Pay {amount} to keep {plan}.",
  "notice.payment_due.declined": "Pay {amount} to keep {plan}.",
  "notice.payment_due.bank_asks": "Your bank wants you to confirm {amount} to keep {plan}.",
  "notice.debt.due": "{amount} is due.",
  "notice.debt.declined": "{amount} is due.",
  "notice.debt.bank_asks": "Your bank wants you to confirm {amount}.",
  "notice.debts": { text: "{amount} is due in total.", context: "Below the title “2 payments are due”." },
  "notice.debts.keep": {
    text: "Pay {amount} in total to keep {plan}.",
    context: "Below the title “2 payments are due”. {amount} is the total of these payments.",
  },
  "notice.debts.ahead": { text: "{amount} in total.", context: "Below the title “2 invoices are open”." },
  "notice.debts.besides": "{amount} from earlier invoices is due as well.",
  "notice.debts.invoice": { text: "Invoice from {date}", context: "Row with an amount." },
  "notice.on_its_way": "{amount} can take a few days to arrive.",
  "notice.on_its_way.besides": {
    text: "Another {amount} is on its way and can take a few days to arrive.",
    context:
      "A payment that was made, in addition to one that is due. The previous sentence says what is due.",
  },
  "notice.invoice_due": { text: "Due on {date}.", context: "An invoice is to be paid by then." },
  "notice.pending_update.due": {
    text: "Pay {amount} by {time}. Until then you stay on {plan}.",
    context: "{time} is a date with a time.",
  },
  "notice.pending_update.declined": {
    text: "Pay {amount} with another card by {time}. Until then you stay on {plan}.",
    context: "{time} is a date with a time.",
  },
  "notice.pending_update.bank_asks": {
    text: "Your bank wants you to confirm {amount} by {time}. Until then you stay on {plan}.",
    context: "{time} is a date with a time.",
  },
  "notice.finish_payment.due": {
    text: "Pay {amount} by {time} to start {plan}.",
    context: "{time} is a date with a time.",
  },
  "notice.finish_payment.declined": {
    text: "Pay {amount} with another card by {time} to start {plan}.",
    context: "{time} is a date with a time.",
  },
  "notice.finish_payment.bank_asks": {
    text: "Your bank wants you to confirm {amount} by {time} to start {plan}.",
    context: "{time} is a date with a time.",
  },
  "notice.resume.due": {
    text: "Pay {amount} by {time} to resume {plan}.",
    context: "{time} is a date with a time.",
  },
  "notice.resume.declined": {
    text: "Pay {amount} with another card by {time} to resume {plan}.",
    context: "{time} is a date with a time.",
  },
  "notice.resume.bank_asks": {
    text: "Your bank wants you to confirm {amount} by {time} to resume {plan}.",
    context: "{time} is a date with a time.",
  },
  "notice.confirm": {
    text: "Confirm {amount}",
    context: "Button that opens the bank’s question about a payment. A verb.",
  },
  "pay.title": "Pay invoice {number}",
  "pay.method": {
    text: "Paid with {method}.",
    context: "{method} is a card or another payment method: “Visa ending in 4242, expires 04/2030”.",
  },
  "paid.start": "Paid. {plan} has started.",
  "paid.change": "Paid. You’re now on {plan}.",
  "paid.renewal": { text: "Paid. {plan} stays active.", context: "The subscription {plan} continues." },
  "paid.amount": "You paid {amount}.",
  "paid.left": { text: "{left} is still due.", context: "{left} is an amount." },
  "paid.other": "You paid {amount}. Nothing more is due on this invoice.",
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
    context: "The customer had canceled and tried to change the plan immediately.",
  },
  "declined.next.keep_first": {
    text: "You can’t do both in one step: keep your plan first, then change it.",
    context: "“Keep” means to continue the subscription after all.",
  },
  "declined.without_code": "Your bank wants you to confirm the payment first.",
  "declined.next.without_code":
    "That doesn’t work together with a code. Add the code to your plan first and then change plans, or change plans without the code.",
  "notice.title.bank_asks": {
    text: "Confirm your payment",
    context: "Title: the customer’s bank wants the payment to be confirmed.",
  },
  "notice.title.declined": { text: "Your last payment didn’t go through", context: "Title." },
  "notice.title.due": { text: "A payment is due", context: "Title." },
  "notice.title.change.bank_asks": {
    text: "Confirm your change",
    context: "Title: the bank wants the payment of a change of the plan confirmed.",
  },
  "notice.title.change.declined": {
    text: "Your change didn’t go through",
    context: "Title: the payment of a change of the plan was declined.",
  },
  "notice.title.change.due": {
    text: "Finish your change",
    context: "Title: a change of the plan waits for its payment.",
  },
  "notice.title.start.bank_asks": {
    text: "Confirm your payment to start",
    context: "Title: a subscription starts once its payment is confirmed with the bank.",
  },
  "notice.title.start.declined": {
    text: "Your payment didn’t go through",
    context: "Title: the first payment of a subscription was declined.",
  },
  "notice.title.start.due": {
    text: "Finish your payment to start",
    context: "Title: a subscription starts once it is paid.",
  },
  "notice.title.on_its_way": {
    text: "Your payment is on its way",
    context: "Title: the payment was made and takes a few days to arrive.",
  },
  "notice.title.debts": {
    text: "{count} payments are due",
    context: "Title. {count} is a number above one.",
  },
  "notice.title.debts.ahead": {
    text: "{count} invoices are open",
    context: "Title. {count} is a number above one. The invoices are not late yet.",
  },
  "notice.title.invoice": { text: "Invoice for {amount}", context: "Title. The invoice is not late yet." },
} as const;
