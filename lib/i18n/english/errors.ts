/** Why something wasn't done, by the error's code and reason, and what didn't happen as a result. */
export const errors = {
  "error.visit_expired": "This page was open for too long. Reload it to go on. Nothing was changed.",
  "error.payment_declined": {
    text: "{why} Nothing was changed. {next}",
    context: "{why} and {next} are sentences: “Your card was declined.”, “Pay with another card.”",
  },
  "error.not_allowed": "This cannot be done here. Nothing was changed.",
  "error.not_allowed.no_card": "There is no card on file to pay with. Nothing was changed. Add a card first.",
  "error.not_allowed.method_needed":
    "A subscription would be left without a payment method. Nothing was changed. Choose another default first.",
  "error.not_allowed.method_expired":
    "This card has expired. Nothing was changed. Choose another payment method.",
  "error.not_allowed.method_blocked":
    "The bank has closed this account to charges. Nothing was changed. Choose another payment method.",
  "error.not_allowed.method_each_time":
    "This payment method can’t be charged automatically. Nothing was changed. Choose another one.",
  "error.not_allowed.no_longer_sold":
    "This plan is no longer sold at the price you had. Nothing was changed. Contact support to start again.",
  "error.not_allowed.other_currency":
    "You pay for another subscription in a different currency, and both cannot run at once. Nothing was changed. You can start this one when the other has ended.",
  "error.not_allowed.paid_by_invoice":
    "This subscription was paid by invoice and cannot be started again here. Nothing was changed. Contact support to start it.",
  "error.not_allowed.resubscribed_already": "You already have this plan again. Nothing was changed.",
  "error.not_found": "This subscription was not found. Nothing was changed.",
  "error.not_found.tax_id": "This tax ID was not found. It may be removed already. Nothing was changed.",
  "error.not_found.invoice": "This invoice was not found. Nothing was changed.",
  "error.not_found.customer": "This account was not found. Nothing was changed.",
  "error.state_changed":
    "Something changed since you opened this page. It is up to date now; look again and decide.",
  "error.state_changed.answered_before":
    "You asked for this days ago, and it was answered then. Reload the page to see how things stand.",
  "error.state_changed.card_not_saved": "The card is not saved yet. Nothing was changed.",
  "error.not_found.card_setup": "This card was not found. Nothing was changed.",
  "error.rate_limited.card_setups":
    "You have begun to save a card several times. Wait a while and try again. Nothing was changed.",
  "error.state_changed.paid_meanwhile":
    "The payment has gone through in the meantime. This is how things stand now.",
  "error.state_changed.invoice_closed":
    "There is nothing to pay on this invoice any more. Nothing was charged.",
  "error.state_changed.payment_processing":
    "A payment of this invoice is on its way already. Nothing more was charged.",
  "error.state_changed.amount_changed":
    "The amount has changed since it was shown. Nothing was charged; look at the new amount and decide.",
  "error.state_changed.plan_lost": {
    text: "That did not work, and the change that was planned before is dropped, because it can no longer be had. Otherwise nothing was changed, and nothing was charged.",
    context: "“That” is what the customer tried to do.",
  },
  "error.state_changed.end_changed": {
    text: "The day on which it would end has changed since it was shown. Nothing was canceled; look again and decide.",
    context: "“It” is the subscription.",
  },
  "error.state_changed.card_changed":
    "Another card is on file now. Nothing was charged; look again and decide.",
  "error.not_allowed.paid_by_link": {
    text: "This invoice is paid on its own page. Nothing was charged.",
    context: "The page of this one invoice, at Stripe.",
  },
  "error.busy": "Another change of this subscription is still under way. Wait a moment and try again.",
  "error.invalid": "Something in this request was not right. Nothing was changed.",
  "error.invalid.outdated": "This page is out of date. Reload to go on. Nothing was changed.",
  "error.invalid.customer_tax_location_invalid":
    "The tax cannot be computed for this address. Nothing was changed.",
  "error.invalid.method_gone": "This payment method is no longer saved. Nothing was changed.",
  "error.invalid.fields": "Check the marked fields. Nothing was changed.",
  "field.required": "Fill this in.",
  "field.too_long": "This is too long.",
  "field.characters": "This holds characters that cannot be used here.",
  "field.email": "Write an e-mail address, such as name@example.com.",
  "field.phone": "Write a phone number in digits, such as +49 30 123456.",
  "field.country": "Choose a country.",
  "field.location": {
    text: "Check this.",
    context: "Under an address field that doesn’t match the others.",
  },
  "field.refused": {
    text: "The payment service does not accept this.",
    context: "Under a field. “This” is what was entered.",
  },
  "error.invalid.code_unknown": "This code is not known or cannot be used here. Nothing was changed.",
  "error.invalid.code_expired": "This code has expired. Nothing was changed.",
  "error.invalid.code_used_up": "This code has been used up. Nothing was changed.",
  "error.invalid.code_first_time": "This code is for first purchases only. Nothing was changed.",
  "error.invalid.code_minimum":
    "This code asks for a minimum amount and works only when a subscription starts. Nothing was changed.",
  "error.invalid.code_below_minimum":
    "This code is for larger amounts than what is due here. Nothing was changed.",
  "error.invalid.code_other_currency": "This code is for another currency than yours. Nothing was changed.",
  "error.invalid.code_other_plan": "This code is for another plan than yours. Nothing was changed.",
  "error.invalid.code_applied_already": "You have this discount already. Nothing was changed.",
  "error.invalid.code_too_many":
    "Your subscription has as many discounts as it can hold. Nothing was changed.",
  "error.invalid.code_no_effect": "This code would take nothing off your next invoice. Nothing was changed.",
  "error.invalid.code_refused": "This code cannot be used for your subscription. Nothing was changed.",
  "error.rate_limited": "That was a lot in a short time. Wait a minute and try again. Nothing was changed.",
  "error.rate_limited.readings": "That was a lot in a short time. Wait a minute and try again.",
  "error.rate_limited.changes_for_long":
    "This subscription was changed many times today. Wait a few hours and try again. Nothing was changed.",
  "error.rate_limited.codes": "Too many codes were tried. Wait a minute and try again. Nothing was changed.",
  "error.rate_limited.codes_for_long":
    "Too many codes were tried. Wait a few minutes and try again. Nothing was changed.",
  "error.unexpected": "Something went wrong on our side. Reload the page to see how things stand.",
  "error.unavailable.no_view":
    "We can’t reach the payment service right now, so we can’t show your subscriptions. Nothing was changed. This page checks again every half minute.",
  "error.unavailable":
    "The payment service cannot be reached at the moment. Nothing was changed. Try again in a minute.",
  "error.misconfigured":
    "The billing of this site is not set up correctly, and its owner can see why. Nothing was changed. Contact support.",
  "error.confirming": "We are confirming your change. Wait a moment and do not repeat it.",
} as const;
