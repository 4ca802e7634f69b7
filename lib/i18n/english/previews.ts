/** The cost of a change, when it starts, and the button that confirms it. */
export const previews = {
  "preview.credit": {
    text: "Unused time on {plan}",
    context: "Row with a negative amount: a credit for unused time.",
  },
  "preview.charge": {
    text: "{plan} until {date}",
    context: "Row with an amount: {plan}, paid until {date}.",
  },
  "preview.tax": { text: "Tax", context: "Row with an amount." },
  "preview.other_charge": { text: "Other charges", context: "Row with an amount." },
  "preview.other_credit": { text: "Other credit", context: "Row with a negative amount." },
  "preview.balance": {
    text: "From your balance",
    context: "Row with a negative amount: paid from the customer’s credit with the merchant.",
  },
  "preview.owed_before": {
    text: "Previous balance due",
    context: "Row with an amount that was already owed.",
  },
  "preview.to_balance": {
    text: "Added to your balance",
    context: "Row with an amount that becomes the customer’s credit with the merchant.",
  },
  "preview.carried": {
    text: "Added to your next invoice",
    context: "Row with an amount that is not charged today.",
  },
  "preview.due_today": { text: "Due today", context: "Row with the total." },
  "preview.invoiced_today": {
    text: "Invoiced today",
    context: "Row with the total if it is invoiced instead of charged.",
  },
  "preview.needs_card": "There’s no card on file. Add one to continue.",
  "preview.now": {
    text: "Then {price} from {date}.",
    context: "{price} includes its period: “$29.00 per month”, or is “Free”.",
  },
  "preview.now.credit_left": "{amount} goes to your balance and comes off your next payments.",
  "preview.now.carried": "{amount} is too small to charge now, so it’s added to your next invoice.",
  "preview.trial": "Your trial runs until {date}, then {price}.",
  "preview.at_renewal": {
    text: "Nothing due today. You keep {current} until {date}, then {price}.",
    context: "{current} is the name of a plan or an add-on, or a number with the merchant’s word: “5 seats”.",
  },
  "preview.keep": "You stay on {plan}. The change planned for {date} won’t happen.",
  "preview.drops": "The change planned for {date} won’t happen.",
  "preview.keeps": {
    text: "This undoes your cancellation.",
    context: "The customer had canceled, and continues the subscription after all.",
  },
  "preview.units": {
    text: "You’ll have {units} on {plan}.",
    context: "{units} is a number with the merchant’s word: “5 seats”.",
  },
  "preview.units_end": {
    text: "{plan} has one price for any number of {units}.",
    context: "{units} is the merchant’s word without a number: “seats”.",
  },
  "preview.leaves_for_good": {
    text: "Your current price, {price}, is no longer offered. If you change plans, you can’t go back to it.",
    context: "{price} is the customer’s current price, with its period.",
  },
  "preview.unavailable": "We couldn’t calculate the amount. Try again in a moment.",
  "preview.taxed": {
    text: "{price} ({amount} with discounts and tax)",
    context: "{price} is the price before discounts and tax, {amount} the amount after them.",
  },
  "preview.with_tax": {
    text: "{price} ({amount} with tax)",
    context: "{price} is the price before tax, {amount} the amount with tax.",
  },
  "preview.with_discounts": {
    text: "{price} ({amount} with discounts)",
    context: "{price} is the price before discounts, {amount} the amount after them.",
  },
  "confirm.pay": { text: "Change plan and pay {amount}", context: "Button: changes the plan." },
  "confirm.invoice": {
    text: "Change plan and get an invoice for {amount}",
    context: "Button: changes the plan.",
  },
  "confirm.units.pay": { text: "Change and pay {amount}", context: "Button: change the number of units." },
  "confirm.units.invoice": {
    text: "Change and get an invoice for {amount}",
    context: "Button: change the number of units.",
  },
  "confirm.now": {
    text: "Change to {plan}",
    context: "Button. {plan} is the name of a plan, or a number with the merchant’s word: “5 seats”.",
  },
  "confirm.at_renewal": { text: "Change on {date}", context: "Button: changes the plan." },
  "confirm.keep": {
    text: "Keep {plan}",
    context:
      "Button that discards a scheduled change. {plan} is the name of a plan, or a number with the merchant’s word.",
  },
  "confirm.keeps.pay": {
    text: "Keep, change and pay {amount}",
    context: "Button: continues the subscription that was about to end, and changes its plan.",
  },
  "confirm.keeps.invoice": {
    text: "Keep, change and get an invoice for {amount}",
    context: "Button: continues the subscription that was about to end, and changes its plan.",
  },
  "confirm.keeps.now": {
    text: "Keep and change to {plan}",
    context: "Button: continues the subscription that was about to end, and changes its plan.",
  },
  "confirm.keeps.at_renewal": {
    text: "Keep, then change on {date}",
    context: "Button: continues the subscription that was about to end, and changes its plan.",
  },
} as const;
