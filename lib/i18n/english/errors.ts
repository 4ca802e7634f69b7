/**
 * The messages that a customer reads when an operation fails: why it failed, and that nothing was changed or charged.
 * Keyed by the error's code and reason.
 */
export const errors = {
  "error.visit_expired": "This page has timed out. Reload to continue. Nothing was changed.",
  "error.payment_declined": {
    text: "{why} Nothing was changed. {next}",
    context: "{why} and {next} are sentences: “Your card was declined.”, “Pay with another card.”",
  },
  "error.not_allowed": "You can’t do this here. Nothing was changed.",
  "error.not_allowed.preview": {
    text: "This is a preview. Nothing was changed.",
    context: "Only the merchant reads this, in the dashboard’s preview of the portal.",
  },
  "error.not_allowed.no_card": "There’s no card on file. Nothing was changed. Add a card first.",
  "error.not_allowed.method_needed":
    "A subscription would be left without a payment method. Nothing was changed. Choose another default first.",
  "error.not_allowed.method_expired":
    "This card has expired. Nothing was changed. Choose another payment method.",
  "error.not_allowed.method_blocked":
    "The bank has blocked charges to this account. Nothing was changed. Choose another payment method.",
  "error.not_allowed.method_each_time":
    "This payment method can’t be charged automatically. Nothing was changed. Choose another one.",
  "error.not_allowed.no_longer_sold":
    "This plan is no longer offered at the price you had. Nothing was changed. Contact support to resubscribe.",
  "error.not_allowed.other_currency":
    "You already pay in another currency. Nothing was changed. You can start this plan once that subscription has ended.",
  "error.not_allowed.paid_by_invoice":
    "This subscription was paid by invoice and can’t be restarted here. Nothing was changed. Contact support to start it.",
  "error.not_allowed.resubscribed_already": "You’ve already resubscribed to this plan. Nothing was changed.",
  "error.not_found": "We couldn’t find this subscription. Nothing was changed.",
  "error.not_found.tax_id":
    "We couldn’t find this tax ID. It may have been removed already. Nothing was changed.",
  "error.not_found.invoice": "We couldn’t find this invoice. Nothing was changed.",
  "error.not_found.customer": "We couldn’t find this account. Nothing was changed.",
  "error.state_changed":
    "Something changed after you opened this page. It’s up to date now. Check it, then try again.",
  "error.state_changed.answered_before":
    "You already made this request a few days ago. Reload to see where things are now.",
  "error.state_changed.card_not_saved": "Your card isn’t saved yet. Nothing was changed.",
  "error.not_found.card_setup": "We couldn’t find this card. Nothing was changed.",
  "error.rate_limited.card_setups":
    "You’ve tried to save a card several times. Wait a few minutes, then try again. Nothing was changed.",
  "error.state_changed.paid_meanwhile": "The payment has already gone through. This page is up to date now.",
  "error.state_changed.invoice_closed": "This invoice no longer needs to be paid. Nothing was charged.",
  "error.state_changed.payment_processing":
    "A payment for this invoice is already on its way. Nothing more was charged.",
  "error.state_changed.amount_changed":
    "The amount has changed since we showed it to you. Nothing was charged. Check the new amount, then confirm again.",
  "error.state_changed.plan_lost": {
    text: "That didn’t work. The change you had planned is no longer available, so it won’t happen. Nothing else was changed, and nothing was charged.",
    context: "“That” is the action that the customer tried.",
  },
  "error.state_changed.end_changed":
    "The end date has changed since we showed it to you. Nothing was canceled. Check the new date, then confirm again.",
  "error.state_changed.card_changed":
    "A different card is on file now. Nothing was charged. Check the card, then confirm again.",
  "error.not_allowed.paid_by_link": {
    text: "This invoice is paid on its own page. Nothing was charged.",
    context: "The page is the invoice’s own page at Stripe.",
  },
  "error.busy": "Another change to this subscription is still in progress. Wait a moment, then try again.",
  "error.invalid": "Something was wrong with this request. Nothing was changed.",
  "error.invalid.outdated": "This page is out of date. Reload to continue. Nothing was changed.",
  "error.invalid.customer_tax_location_invalid":
    "We can’t work out the tax for this address. Nothing was changed.",
  "error.invalid.method_gone": "This payment method is no longer saved. Nothing was changed.",
  "error.invalid.fields": "Fix the highlighted fields. Nothing was changed.",
  "field.required": "This is required.",
  "field.too_long": "This is too long.",
  "field.characters": "This contains characters that can’t be used here.",
  "field.email": "Enter an email address, such as name@example.com.",
  "field.phone": "Enter a phone number in digits, such as +49 30 123456.",
  "field.country": "Choose a country.",
  "field.location": {
    text: "This doesn’t match the rest of the address.",
    context: "Under an address field that doesn’t match the others.",
  },
  "field.refused": {
    text: "The payment service doesn’t accept this.",
    context: "Under a field. “This” is the value entered.",
  },
  "error.invalid.code_unknown": "This code isn’t valid. Nothing was changed.",
  "error.invalid.code_expired": "This code has expired. Nothing was changed.",
  "error.invalid.code_used_up": "This code has reached its limit. Nothing was changed.",
  "error.invalid.code_first_time": "This code is for first purchases only. Nothing was changed.",
  "error.invalid.code_minimum":
    "This code needs a minimum amount and only works when a subscription starts. Nothing was changed.",
  "error.invalid.code_below_minimum": "This code only works for larger amounts. Nothing was changed.",
  "error.invalid.code_other_currency": "This code is for a different currency. Nothing was changed.",
  "error.invalid.code_other_plan": "This code is for a different plan. Nothing was changed.",
  "error.invalid.code_applied_already": "You already have this discount. Nothing was changed.",
  "error.invalid.code_too_many": "Your subscription can’t take any more discounts. Nothing was changed.",
  "error.invalid.code_no_effect":
    "This code wouldn’t take anything off your next invoice. Nothing was changed.",
  "error.invalid.code_refused": "This code can’t be used for your subscription. Nothing was changed.",
  "error.rate_limited": "Too many attempts. Wait a minute, then try again. Nothing was changed.",
  "error.rate_limited.readings": "Too many attempts. Wait a minute, then try again.",
  "error.rate_limited.changes_for_long":
    "This subscription has been changed too many times today. Wait a few hours, then try again. Nothing was changed.",
  "error.rate_limited.codes":
    "You’ve tried too many codes. Wait a minute, then try again. Nothing was changed.",
  "error.rate_limited.codes_for_long":
    "You’ve tried too many codes. Wait a few minutes, then try again. Nothing was changed.",
  "error.unexpected": "Something went wrong on our end. Reload to see what went through.",
  "error.unavailable.no_view":
    "We can’t reach the payment service right now, so we can’t show your subscriptions. Nothing was changed. We check again every 30 seconds.",
  "error.unavailable":
    "We can’t reach the payment service right now. Nothing was changed. Try again in a minute.",
  "error.misconfigured":
    "Billing isn’t set up correctly on this site, and its owner can see why. Nothing was changed. Contact support.",
  "error.confirming": "We’re confirming your change. Keep this page open.",
} as const;
