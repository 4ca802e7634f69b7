/** Prices, rates and billing intervals. */
export const prices = {
  "price.per":
    "{amount} {unit, select, day {per day} week {per week} month {per month} year {per year} other {each time}}",
  "price.every":
    "{amount} every {count} {unit, select, day {days} week {weeks} month {months} year {years} other {periods}}",
  "price.quantity": "{quantity} × {price}",
  "price.for_units": "{price} for {units}",
  "price.per_unit": "{amount} per {unit}",
  "price.from_per_unit": "from {amount} per {unit}",
  "price.from": "from {amount}",
  "price.free_up_to": "Free up to {units}, then from {amount} per {unit}",
  "price.tiers.graduated": "{tiers}",
  "price.tiers.volume": "{tiers}; the rate you reach applies to all of them",
  "price.tier": "{range}: {amount}",
  "price.tier.first": "First {units}",
  "price.tier.up_to": "Up to {units}",
  "price.tier.range": "{from} to {units}",
  "price.tier.from": "from {units}",
  "price.tier.each": "{amount} each",
  "price.usage": "Billed by usage",
  "price.custom": "Custom price",
  "price.free": "Free",
  "interval.day": "{count, plural, one {Daily} other {Every # days}}",
  "interval.week": "{count, plural, one {Weekly} other {Every # weeks}}",
  "interval.month": "{count, plural, one {Monthly} other {Every # months}}",
  "interval.year": "{count, plural, one {Yearly} other {Every # years}}",
  "unit.unnamed": "unit",
} as const;
