/** The units and add-ons of a subscription. */
export const items = {
  "quantity.title": {
    text: "Change the number of {units}",
    context: "{units} is the merchant’s word in the plural: “seats”.",
  },
  "quantity.each": {
    text: "{plan} costs {price} for each {unit}.",
    context: "{price} includes its period, {unit} is the merchant’s word in the singular: “seat”.",
  },
  "quantity.each_free": "{plan} costs nothing for each {unit}.",
  "quantity.limits": {
    text: "From {min} to {max}.",
    context: "How many units can be chosen. {min} and {max} are numbers.",
  },
  "quantity.limits_step": {
    text: "From {min} to {max}, in steps of {step}.",
    context: "How many units can be chosen. All three are numbers.",
  },
  "quantity.current": {
    text: "You have {units} now. Choose another number to see what it costs.",
    context: "{units} is a number with the merchant’s word: “5 seats”.",
  },
  "quantity.not_offered": {
    text: "This number of {units} cannot be chosen here.",
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
    text: "You keep {units}. The change planned for {date} is dropped.",
    context: "{units} is a number with the merchant’s word: “5 seats”.",
  },

  "add_on.title": { text: "Remove {addOn}?", context: "{addOn} is the name of an add-on." },
  "add_on.title.choose": "Remove which add-on?",
  "preview.add_on.trial": "{addOn} ends today. Your trial goes on until {date}. From then: {price}.",
  "preview.add_on.planned":
    "Nothing is due today. You keep {addOn} until {date}. What else is planned for then stays as it is.",
  "preview.add_on.now": "{addOn} ends today.",
  "confirm.remove.now": { text: "Remove now", context: "Button: removes the add-on." },
  "confirm.remove.at_renewal": { text: "Remove on {date}", context: "Button: removes the add-on." },
  "confirm.remove.pay": { text: "Remove and pay {amount}", context: "Button: removes the add-on." },
} as const;
