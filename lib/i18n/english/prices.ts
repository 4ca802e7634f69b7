/** Prices, rates and billing intervals. */
export const prices = {
  "price.per": {
    text: "{amount} {unit, select, day {per day} week {per week} month {per month} year {per year} other {each time}}",
    context: "{amount} is an amount of money, sometimes with its unit: “$8.00 per seat”.",
  },
  "price.every": {
    text: "{amount} every {count} {unit, select, day {days} week {weeks} month {months} year {years} other {periods}}",
    context: "{count} is a number above one: “$10.00 every 3 months”.",
  },
  "price.quantity": {
    text: "{quantity} × {price}",
    context: "{quantity} is a number, {price} the price of one: “5 × $10.00 per month”.",
  },
  "price.for_units": {
    text: "{price} for {units}",
    context:
      "{price} is the total with its period, {units} a number with the merchant’s word: “$30.00 per month for 250 seats”.",
  },
  "price.per_unit": {
    text: "{amount} per {unit}",
    context: "{unit} is the merchant’s word, or a number with it: “seat”, “5 seats”.",
  },
  "price.from_per_unit": {
    text: "from {amount} per {unit}",
    context:
      "The lowest price of several. {unit} is the merchant’s word: “from $8.00 per seat”. Also used in the middle of a sentence.",
  },
  "price.from": {
    text: "from {amount}",
    context: "The lowest price of several. Also used in the middle of a sentence.",
  },
  "price.free_up_to": {
    text: "Free up to {units}, then from {amount} per {unit}",
    context:
      "{units} is a number with the merchant’s word, {unit} the word alone: “Free up to 5 seats, then from $8.00 per seat”.",
  },
  "price.tiers.graduated": {
    text: "{tiers}",
    context:
      "{tiers} are the rates by quantity, already joined: “First 5 seats: $8.00 each; from 6 seats: $6.00 each”.",
  },
  "price.tiers.volume": {
    text: "{tiers}; the rate you reach applies to all of them",
    context:
      "{tiers} are the rates by quantity, already joined. All units cost the rate of the quantity reached.",
  },
  "price.tier": { text: "{range}: {amount}", context: "One rate of several: “First 5 seats: $8.00 each”." },
  "price.tier.first": {
    text: "First {units}",
    context: "Before a colon and a rate that applies only to the first units: “First 5 seats”.",
  },
  "price.tier.up_to": {
    text: "Up to {units}",
    context: "Before a colon and a rate that applies to all units up to this number.",
  },
  "price.tier.range": {
    text: "{from} to {units}",
    context:
      "Before a colon and a rate, after a semicolon. {from} is a number, {units} a number with the merchant’s word: “6 to 10 seats”.",
  },
  "price.tier.from": {
    text: "from {units}",
    context: "Before a colon and a rate, after a semicolon: “from 11 seats”.",
  },
  "price.tier.each": {
    text: "{amount} each",
    context: "The price of each unit: “$8.00 each”, also after a plus sign: “$20.00 + $8.00 each”.",
  },
  "price.usage": {
    text: "Billed by usage",
    context: "Shown instead of a price that depends on usage.",
  },
  "price.custom": {
    text: "Custom price",
    context: "Shown instead of a price that can’t be stated in a few words.",
  },
  "price.free": { text: "Free", context: "Shown instead of a price if it costs nothing." },
  "interval.day": {
    text: "{count, plural, one {Daily} other {Every # days}}",
    context: "An option: how often the customer is charged: “Daily”, “Every 3 days”.",
  },
  "interval.week": {
    text: "{count, plural, one {Weekly} other {Every # weeks}}",
    context: "An option: how often the customer is charged.",
  },
  "interval.month": {
    text: "{count, plural, one {Monthly} other {Every # months}}",
    context: "An option: how often the customer is charged.",
  },
  "interval.year": {
    text: "{count, plural, one {Yearly} other {Every # years}}",
    context: "An option: how often the customer is charged.",
  },
  "unit.unnamed": {
    text: "unit",
    context: "The unit of a price if the merchant hasn’t named one, in place of “seat”: “$8.00 per unit”.",
  },
  "unit.unnamed.plural": "units",
} as const;
