/** The units and add-ons of a subscription. */
export const items = {
  "quantity.title": {
    text: "Change {units}",
    context: "{units} is the merchant’s word in the plural: “seats”.",
  },
  "quantity.each": {
    text: "You have {units} now, at {price} for each {unit}.",
    context:
      "{units} is a number with the merchant’s word: “5 seats”, {price} includes its period, {unit} is the word for one: “seat”.",
  },
  "quantity.each_free": "You have {units} now. Each {unit} is free.",
  "quantity.limits": {
    text: "Between {min} and {max}.",
    context: "How many units can be chosen. {min} and {max} are numbers.",
  },
  "quantity.limits_step": {
    text: "Between {min} and {max}, in steps of {step}.",
    context: "How many units can be chosen. All three are numbers.",
  },
  "quantity.current": {
    text: "Change the number to see the cost.",
    context: "Below the field for the number of units, such as seats, before the customer changes it.",
  },
  "quantity.not_offered": {
    text: "You can’t choose this number of {units}.",
    context: "{units} is the merchant’s word in the plural: “seats”.",
  },
  "quantity.fewer": {
    text: "Fewer {units}",
    context: "Button that subtracts one. {units} is the merchant’s word in the plural: “seats”.",
  },
  "quantity.more": {
    text: "More {units}",
    context: "Button that adds one. {units} is the merchant’s word in the plural: “seats”.",
  },
  "quantity.from_to": {
    text: "{from} → {units}.",
    context: "{from} is a number, {units} a number with the merchant’s word: “5 → 8 seats.”",
  },
  "quantity.keep": {
    text: "You keep {units}. The change planned for {date} won’t happen.",
    context: "{units} is a number with the merchant’s word: “5 seats”.",
  },

  "add_on.title": { text: "Remove {addOn}?", context: "{addOn} is the name of an add-on." },
  "add_on.title.choose": "Which add-on do you want to remove?",
  "preview.add_on.trial": "{addOn} ends today. Your trial runs until {date}, then {price}.",
  "preview.add_on.planned":
    "Nothing due today. You keep {addOn} until {date}. Your other planned changes still apply.",
  "preview.add_on.now": "{addOn} ends today.",
  "confirm.remove.now": { text: "Remove now", context: "Button: removes the add-on." },
  "confirm.remove.at_renewal": { text: "Remove on {date}", context: "Button: removes the add-on." },
  "confirm.remove.pay": { text: "Remove and pay {amount}", context: "Button: removes the add-on." },
} as const;
