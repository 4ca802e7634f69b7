/** What a restricted key must be allowed, in the words of Stripe's dashboard and of its errors. */
export type StripePermission = { id: string; label: string; level: "Read" | "Write"; reason: string };

/** No more than the portal asks of Stripe. Reading what an answer contains needs its own permission. */
export const stripePermissions: readonly StripePermission[] = [
  { id: "customer", label: "Customers", level: "Read", reason: "Find who is asking" },
  { id: "subscription", label: "Subscriptions", level: "Write", reason: "Show, change and cancel them" },
  {
    id: "invoice",
    label: "Invoices",
    level: "Write",
    reason: "Show and pay them, and preview what a change costs",
  },
  {
    id: "payment_method",
    label: "Payment methods",
    level: "Read",
    reason: "Show brand and last four digits",
  },
  {
    id: "payment_intent",
    label: "PaymentIntents",
    level: "Read",
    reason: "Say why a payment did not go through",
  },
  { id: "product", label: "Products", level: "Read", reason: "Name the tiers" },
  { id: "plan", label: "Prices", level: "Read", reason: "Show what each tier costs" },
  { id: "coupon", label: "Coupons", level: "Read", reason: "Show the discount a customer has" },
];

/** Stripe's page for a new restricted key, with name and permissions filled in. */
export function newKeyAddress(mode: "test" | "live"): string {
  const address = new URL(`https://dashboard.stripe.com/${mode === "test" ? "test/" : ""}apikeys/create`);
  address.searchParams.set("name", "Portico");
  for (const { id, level } of stripePermissions) {
    address.searchParams.append("permissions[]", `rak_${id}_${level.toLowerCase()}`);
  }
  return address.href;
}
