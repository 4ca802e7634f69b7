/** The rows on a subscription's card, each with a label and a value. */
export const details = {
  "fact.usage": {
    text: "Used so far",
    context: "Label of a row; its value is a number of units, such as “1,204 requests”.",
  },
  "fact.usage.value": {
    text: "{units}, {amount}",
    context: "{units} is a number with the merchant’s word: “1,204 requests, $12.04”.",
  },
  "fact.quantity": { text: "Quantity", context: "Label of a row: how many units the customer has." },
  "fact.quantity.value": {
    text: "{quantity} at {price} each",
    context: "Value of a row labeled “Seats” or the like. {quantity} is a number, {price} the price of one.",
  },
  "fact.rate": {
    text: "Pricing",
    context: "Label of a row that explains the price, such as rates by quantity.",
  },
  "fact.price": { text: "Price", context: "Label of a row." },
  "fact.price.legacy": {
    text: "No longer sold. You keep it until you change or cancel.",
    context:
      "Value of the row “Price”: the price is no longer sold. “Cancel” means to cancel the subscription.",
  },
  "fact.other_plans": "Other plans",
  "fact.other_plans.currency": {
    text: "Not sold in {currency}, the currency you pay in.",
    context: "Value of the row “Other plans”. {currency} is a code of three letters: “EUR”.",
  },
  "fact.card.none": "No card on file",
  "fact.payment": { text: "Payment method", context: "Label of a row: how the subscription is paid." },
  "fact.payment.by_invoice": { text: "By invoice", context: "Value of the row “Payment method”." },
  "fact.discount": { text: "Discount", context: "Label of a row." },
  "fact.discount.named": "{name}: {value}",
  "fact.discount.off": {
    text: "{off} off{until}",
    context:
      "{off} is “20%” or “$5.00”; {until} is empty or one of the two texts below, with its leading space.",
  },
  "fact.discount.off_item": {
    text: "{off} off {item}{until}",
    context: "{item} is the name of a plan or an add-on; {until} is empty or one of the two texts below.",
  },
  "fact.discount.nothing": "Nothing off your next charge",
  "fact.discount.nothing_named": "{name}: nothing off your next charge",
  "fact.discount.until": {
    text: " until {date}",
    context:
      "Ends a discount: “20% off until March 9, 2026”. Keep the leading space if your language puts one there.",
  },
  "fact.discount.once": {
    text: " on the next invoice",
    context:
      "Ends a discount: “20% off on the next invoice”. Keep the leading space if your language puts one there.",
  },
  "fact.also": {
    text: "Also includes",
    context: "Label of a row; its value is a list of add-ons with their prices.",
  },
  "fact.also.unknown": "{name}",
  "fact.also.priced": "{name} ({price})",
  "fact.also.until": "{name} ({price}, until {date})",
  "fact.also.renews": "{name} ({price}, renews on {date})",
  "fact.change": { text: "Change", context: "Link beside a row: changes its value. A verb." },
  "fact.remove": { text: "Remove", context: "Link beside a row: removes an add-on. A verb." },
} as const;
