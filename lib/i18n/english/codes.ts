/** Discount codes and what they take off. */
export const codes = {
  "code.terms": {
    text: "{name}: {off} off{duration, select, once { one invoice} repeating { for {months, plural, one {# month} other {# months}}} other {}}.",
    context:
      "{name} is the discount code, {off} “20%” or “$5.00”. The choices begin with a space: “SPRING: 20% off for 3 months.”",
  },
  "code.not_for_plan": {
    text: "{name} is not for {plan} and takes nothing off.",
    context: "{name} is the discount code.",
  },
  "code.not_used": {
    text: "{name} is not used when you stay.",
    context: "{name} is the discount code. “Stay” means to stay on the same plan.",
  },
  "coupon.title": "Add a discount code to {plan}",
  "coupon.body":
    "Nothing is charged today. The discount lowers your next invoices. Invoices you already have do not change.",
  "coupon.next": {
    text: "Next invoice on {date}: {after} instead of {before}.",
    context: "{after} and {before} are amounts with and without the discount.",
  },
  "confirm.coupon": { text: "Add {name}", context: "Button. {name} is the discount code." },
} as const;
