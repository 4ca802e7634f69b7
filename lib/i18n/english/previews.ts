/** What a change costs and when it starts, and the button that confirms it. */
export const previews = {
  "preview.credit": {
    text: "Credit for unused time on {plan}",
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
  "preview.owed_before": { text: "Owed from before", context: "Row with an amount that was already owed." },
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
  "preview.needs_card": "There is no card on file to pay with. Add one to go on.",
  "preview.now": {
    text: "From {date}: {price}.",
    context: "{price} includes its period: “$29.00 per month”, or is “Free”.",
  },
  "preview.now.credit_left": "A credit of {amount} goes to your balance and lowers your next charges.",
  "preview.now.carried": "{amount} is too little to charge now. It is added to your next invoice.",
  "preview.trial": "Your trial goes on until {date}. From then: {price}.",
  "preview.at_renewal": {
    text: "Nothing is due today. You keep {current} until {date}. From then: {price}.",
    context: "{current} is the name of a plan or an add-on, or a number with the merchant’s word: “5 seats”.",
  },
  "preview.keep": "You stay on {plan}. The change planned for {date} is dropped.",
  "preview.drops": "The change planned for {date} is dropped.",
  "preview.keeps": {
    text: "Your cancellation is taken back.",
    context: "The customer had canceled, and continues the subscription after all.",
  },
  "preview.units": {
    text: "On {plan} you have {units}.",
    context: "{units} is a number with the merchant’s word: “5 seats”.",
  },
  "preview.units_end": {
    text: "{plan} is not counted in {units}: it has one price.",
    context: "{units} is the merchant’s word without a number: “seats”.",
  },
  "preview.leaves_for_good": {
    text: "{price} is no longer sold: once you leave it, you cannot come back to it.",
    context: "{price} is the customer’s current price, with its period.",
  },
  "preview.unavailable": "The amount could not be calculated just now. Try again in a moment.",
  "preview.taxed": {
    text: "{price}, {amount} with discounts and tax",
    context: "{price} is the price before discounts and tax, {amount} the amount after them.",
  },
  "preview.with_tax": {
    text: "{price}, {amount} with tax",
    context: "{price} is the price before tax, {amount} the amount with tax.",
  },
  "preview.with_discounts": {
    text: "{price}, {amount} with discounts",
    context: "{price} is the price before discounts, {amount} the amount after them.",
  },
  "confirm.pay": { text: "Change and pay {amount}", context: "Button: changes the plan." },
  "confirm.invoice": { text: "Change, with an invoice for {amount}", context: "Button: changes the plan." },
  "confirm.now": {
    text: "Change to {plan}",
    context: "Button. {plan} is the name of a plan, or a number with the merchant’s word: “5 seats”.",
  },
  "confirm.at_renewal": { text: "Change on {date}", context: "Button: changes the plan." },
  "confirm.keep": {
    text: "Keep {plan}",
    context:
      "Button that drops a scheduled change. {plan} is the name of a plan, or a number with the merchant’s word.",
  },
  "confirm.keeps.pay": {
    text: "Keep, change and pay {amount}",
    context: "Button: continues the subscription that was about to end, and changes its plan.",
  },
  "confirm.keeps.invoice": {
    text: "Keep and change, with an invoice for {amount}",
    context: "Button: continues the subscription that was about to end, and changes its plan.",
  },
  "confirm.keeps.now": {
    text: "Keep and change to {plan}",
    context: "Button: continues the subscription that was about to end, and changes its plan.",
  },
  "confirm.keeps.at_renewal": {
    text: "Keep, and change on {date}",
    context: "Button: continues the subscription that was about to end, and changes its plan.",
  },
} as const;
