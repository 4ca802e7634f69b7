/** What waits for a payment, why one was declined, and what a customer has once it is made. */
export const payments = {
  "notice.payment_due.due": "A payment of {amount} is due. Pay it to keep {plan}.",
  "notice.payment_due.declined": "A payment of {amount} is due. Pay it to keep {plan}.",
  "notice.payment_due.bank_asks":
    "Your bank wants to confirm the payment of {amount}. Confirm it to keep {plan}.",
  "notice.pending_update.due":
    "Your change waits for a payment of {amount}. You can pay it until {time}. Nothing changes before that.",
  "notice.pending_update.declined":
    "Nothing was changed. You can pay {amount} with another card until {time}.",
  "notice.pending_update.bank_asks":
    "Your change waits: your bank wants to confirm the payment of {amount}. You can confirm it until {time}. Nothing changes before that.",
  "notice.finish_payment.due": "Finish the payment of {amount} by {time} to start {plan}.",
  "notice.finish_payment.declined": "Pay {amount} with another card by {time} to start {plan}.",
  "notice.finish_payment.bank_asks":
    "Your bank wants to confirm the payment of {amount}. Confirm it by {time} to start {plan}.",
  "notice.resume.due": "Finish the payment of {amount} to resume {plan}.",
  "notice.resume.declined": "Pay {amount} with another card to resume {plan}.",
  "notice.resume.bank_asks":
    "Your bank wants to confirm the payment of {amount}. Confirm it to resume {plan}.",
  "notice.confirm": "Confirm payment",
  "pay.title": "Pay invoice {number}",
  "pay.title.unnamed": "Pay this invoice",
  "pay.card": "You pay with {card}.",
  "pay.saved_method": "You pay with your saved payment method.",
  "paid.start": "Paid. {plan} has started.",
  "paid.change": "Paid. You are on {plan} now.",
  "paid.renewal": "Paid. {plan} goes on.",
  "paid.other": "Paid: {amount}. Nothing more is due on this invoice.",
  "notice.pay": "Pay {amount}",
  "declined.other": "Your card was declined.",
  "declined.insufficient_funds": "Your card was declined: there is not enough money on it.",
  "declined.expired_card": "Your card was declined: it has expired.",
  "declined.incorrect_cvc": "Your card was declined: its security code is not right.",
  "declined.limit_reached": "Your card was declined: its limit is reached.",
  "declined.not_supported": "Your card was declined: it does not allow this kind of payment.",
  "declined.ask_bank": "Your bank declined the payment without a reason.",
  "declined.processing_error": "The payment could not be processed.",
  "declined.not_confirmed": "Your bank did not confirm the payment.",
  "declined.authentication_required": "Your bank wants to confirm the payment first.",
  "declined.next.other_card": "Pay with another card.",
  "declined.next.ask_bank": "Ask your bank, or pay with another card.",
  "declined.next.again": "Try again in a moment.",
  "declined.next.confirm": "Try again, and confirm it when your bank asks.",
  "declined.keep_first": "Your bank wants to confirm the payment first.",
  "declined.next.keep_first": "That does not work in one step: keep your plan first, and change it after.",
  "declined.without_code": "Your bank wants to confirm the payment first.",
  "declined.next.without_code":
    "That does not work together with a code. Add the code to your plan first and then change the plan, or change it without the code.",
} as const;
