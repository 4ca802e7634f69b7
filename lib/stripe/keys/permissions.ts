import type { PortalSettings, SettingName } from "../../settings/schema";

/** A permission a restricted key needs, named as in Stripe's dashboard and error messages. */
export type StripePermission = { id: string; label: string; level: "Read" | "Write"; reason: string };

/** The minimum every portal needs. Reading an expanded object needs that object's own permission. */
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
  {
    id: "charge",
    label: "Charges and Refunds",
    level: "Read",
    reason: "Show refunds and offer receipts",
  },
  // The label is from memory, unverified.
  { id: "dispute", label: "Disputes", level: "Read", reason: "Say what became of a disputed payment" },
  { id: "product", label: "Products", level: "Read", reason: "Name the tiers" },
  { id: "plan", label: "Prices", level: "Read", reason: "Show what each tier costs" },
  { id: "coupon", label: "Coupons", level: "Read", reason: "Show the discount a customer has" },
];

/** IDs of permissions that older saved keys may lack. Those keys are checked again. */
export const addedSince: readonly string[] = ["charge", "dispute"];

/** Permissions that a setting adds, required only while it is on. */
const onDemand: readonly (StripePermission & { setting: SettingName })[] = [
  {
    setting: "updateCard",
    id: "setup_intent",
    label: "SetupIntents",
    level: "Write",
    reason: "Save a new card",
  },
  {
    setting: "updateCard",
    id: "checkout_session",
    label: "Checkout Sessions",
    level: "Write",
    reason: "Save it on Stripe’s page where the form cannot be shown",
  },
  {
    setting: "updateCard",
    id: "customer",
    label: "Customers",
    level: "Write",
    reason: "Find who is asking, and save their card and details",
  },
  {
    setting: "choosePaymentMethod",
    id: "customer",
    label: "Customers",
    level: "Write",
    reason: "Find who is asking, and save their card and details",
  },
  {
    setting: "removePaymentMethods",
    id: "payment_method",
    label: "Payment methods",
    level: "Write",
    reason: "Show what is saved, and remove what customers remove",
  },
  {
    setting: "billingDetails",
    id: "customer",
    label: "Customers",
    level: "Write",
    reason: "Find who is asking, and save their card and details",
  },
  {
    setting: "taxIds",
    id: "tax_id",
    label: "Tax IDs",
    level: "Write",
    reason: "Show, add and remove a customer’s tax IDs",
  },
  {
    setting: "coupon",
    id: "promotion_code",
    label: "Promotion codes",
    level: "Read",
    reason: "Look up the codes that customers enter",
  },
  {
    setting: "couponOnResubscribe",
    id: "promotion_code",
    label: "Promotion codes",
    level: "Read",
    reason: "Look up the codes that customers enter",
  },
];

/** The permissions a key needs under these settings. Write access includes read access. */
export function permissionsFor(settings: PortalSettings): StripePermission[] {
  const needed = new Map(stripePermissions.map((permission) => [permission.id, permission]));
  for (const { setting, ...permission } of onDemand) {
    if (settings[setting] === true) needed.set(permission.id, permission);
  }
  return [...needed.values()];
}

/** The URL of Stripe's page for a new restricted key, with the name and permissions filled in. */
export function newKeyAddress(mode: "test" | "live", permissions: readonly StripePermission[]): string {
  const address = new URL(`https://dashboard.stripe.com/${mode === "test" ? "test/" : ""}apikeys/create`);
  address.searchParams.set("name", "Portico");
  for (const { id, level } of permissions) {
    address.searchParams.append("permissions[]", `rak_${id}_${level.toLowerCase()}`);
  }
  return address.href;
}
