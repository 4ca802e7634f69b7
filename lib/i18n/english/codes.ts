/** Discount codes and what they take off. */
export const codes = {
  "code.terms":
    "{name}: {off} off{duration, select, once { one invoice} repeating { for {months, plural, one {# month} other {# months}}} other {}}.",
  "code.not_for_plan": "{name} is not for {plan} and takes nothing off.",
  "code.not_used": "{name} is not used when you stay.",
  "coupon.title": "Add a discount code to {plan}",
  "coupon.body":
    "Nothing is charged today. The discount lowers your next invoices. Invoices you already have do not change.",
  "coupon.next": "Next invoice on {date}: {after} instead of {before}.",
  "confirm.coupon": "Add {name}",
} as const;
