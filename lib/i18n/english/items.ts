/** What is said about the units and the add-ons of a subscription. */
export const items = {
  "quantity.title": "Change the number of {units}",
  "quantity.each": "{plan} costs {price} for each {unit}.",
  "quantity.each_free": "{plan} costs nothing for each {unit}.",
  "quantity.limits": "From {min} to {max}.",
  "quantity.limits_step": "From {min} to {max}, in steps of {step}.",
  "quantity.current": "You have {units} now. Choose another number to see what it costs.",
  "quantity.not_offered": "This number of {units} cannot be chosen here.",
  "quantity.fewer": "Fewer {units}",
  "quantity.more": "More {units}",
  "quantity.from_to": "{from} → {units}.",
  "quantity.keep": "You keep {units}. The change planned for {date} is dropped.",

  "add_on.title": "Remove {addOn}?",
  "add_on.title.choose": "Remove which add-on?",
  "preview.add_on.trial": "{addOn} ends today. Your trial goes on until {date}. From then: {price}.",
  "preview.add_on.planned":
    "Nothing is due today. You keep {addOn} until {date}. What else is planned for then stays as it is.",
  "preview.add_on.now": "{addOn} ends today.",
  "confirm.remove.now": "Remove now",
  "confirm.remove.at_renewal": "Remove on {date}",
  "confirm.remove.pay": "Remove and pay {amount}",
} as const;
