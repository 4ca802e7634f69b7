/** Discount codes and their discounts. */
export const codes = {
  "code.terms": {
    text: "{name}: {off} off{duration, select, once { one invoice} repeating { for {months, plural, one {# month} other {# months}}} other {}}.",
    context:
      "{name} is the promo code, {off} “20%” or “$5.00”. The choices begin with a space: “SPRING: 20% off for 3 months.”",
  },
  "code.not_for_plan": {
    text: "{name} doesn’t apply to {plan}.",
    context: "{name} is the promo code.",
  },
  "code.not_used": {
    text: "{name} isn’t used if you stay on your plan.",
    context: "{name} is the promo code.",
  },
  "coupon.title": "Add promo code",
  "coupon.body": "Nothing is charged today. The discount applies to future invoices.",
  "coupon.next": {
    text: "Next payment {after} on {date}, instead of {before}.",
    context: "{after} and {before} are amounts with and without the discount.",
  },
  "confirm.coupon": { text: "Add {name}", context: "Button. {name} is the promo code." },
} as const;
