import type { StripeRight } from "../../operations/declaration";
import { type OperationName, operations } from "../../operations/operations";
import type { DescribedSetting, PortalSettings, SettingName } from "../../settings/schema";

/** A permission that a restricted key needs, named as in Stripe's dashboard and error messages. */
export type StripePermission = { id: string; label: string; level: "Read" | "Write"; reason: string };

/** The minimum that every portal needs. Reading an expanded object needs that object's own permission. */
export const stripePermissions: readonly StripePermission[] = [
  { id: "customer", label: "Customers", level: "Read", reason: "Look up the customer" },
  {
    id: "subscription",
    label: "Subscriptions",
    level: "Write",
    reason: "Show, change and cancel subscriptions",
  },
  {
    id: "invoice",
    label: "Invoices",
    level: "Write",
    reason: "Show and pay invoices, and preview what a change costs",
  },
  {
    id: "payment_method",
    label: "Payment methods",
    level: "Read",
    reason: "Show the card’s brand and last four digits",
  },
  {
    id: "payment_intent",
    label: "PaymentIntents",
    level: "Read",
    reason: "Explain why a payment failed",
  },
  {
    id: "charge",
    label: "Charges and Refunds",
    level: "Read",
    reason: "Show refunds and receipts",
  },
  // The label is from memory, unverified.
  { id: "dispute", label: "Disputes", level: "Read", reason: "Show how a dispute ended" },
  { id: "product", label: "Products", level: "Read", reason: "Show the names of your plans" },
  { id: "plan", label: "Prices", level: "Read", reason: "Show what your plans cost" },
  { id: "coupon", label: "Coupons", level: "Read", reason: "Show a customer’s discount" },
];

/** IDs of permissions that older saved keys may lack. Those keys are checked again. */
export const addedLater: readonly string[] = ["charge", "dispute"];

/** The additional permissions that operations need, in display order. */
const settingPermissions: Record<StripeRight, StripePermission> = {
  setup_intent_write: {
    id: "setup_intent",
    label: "SetupIntents",
    level: "Write",
    reason: "Save a new card",
  },
  checkout_session_write: {
    id: "checkout_session",
    label: "Checkout Sessions",
    level: "Write",
    reason: "Save a card on Stripe’s page, if the form can’t be shown",
  },
  customer_write: {
    id: "customer",
    label: "Customers",
    level: "Write",
    reason: "Look up the customer, and save their card and billing details",
  },
  payment_method_write: {
    id: "payment_method",
    label: "Payment methods",
    level: "Write",
    reason: "List saved payment methods, and remove them",
  },
  tax_id_write: {
    id: "tax_id",
    label: "Tax IDs",
    level: "Write",
    reason: "Show, add and remove a customer’s tax IDs",
  },
  promotion_code_read: {
    id: "promotion_code",
    label: "Promotion codes",
    level: "Read",
    reason: "Look up the promo codes that customers enter",
  },
};

/** The permissions that an operation needs in addition to the minimum. */
export const permissionsOf = (name: OperationName) => inOrder(operations[name].rights ?? []);

/** As Stripe's dashboard names it: "Customers: Write". */
export const nameOf = ({ label, level }: StripePermission) => `${label}: ${level}`;

/** The additional permissions that operations need for this setting. */
export function permissionsOfSetting(setting: SettingName): StripePermission[] {
  const needed = Object.values(operations).flatMap(({ settings, rights = [], rightsOf = {} }) => [
    ...(settings.includes(setting) ? rights : []),
    ...(rightsOf[setting] ?? []),
  ]);
  return inOrder(needed);
}

function inOrder(needed: readonly StripeRight[]): StripePermission[] {
  const rights = Object.keys(settingPermissions) as StripeRight[];
  return rights.filter((right) => needed.includes(right)).map((right) => settingPermissions[right]);
}

/** The setting with the permissions that its operations need added to its details. */
export function withPermissions(setting: DescribedSetting): DescribedSetting {
  const needed = permissionsOfSetting(setting.name).map(nameOf);
  if (needed.length === 0) return setting;
  const sentence = `The Stripe key needs ${needed.join(", ")}.`;
  return { ...setting, more: setting.more ? `${setting.more} ${sentence}` : sentence };
}

/** The permissions that a key needs under the settings of its portals. Write access includes read access. */
export function permissionsFor(...portals: PortalSettings[]): StripePermission[] {
  const needed = new Map(stripePermissions.map((permission) => [permission.id, permission]));
  const names = new Set(portals.flatMap((settings) => Object.keys(settings) as SettingName[]));
  const isOn = (name: SettingName) => portals.some((settings) => settings[name] === true);
  const wanted = [...names].filter(isOn).flatMap(permissionsOfSetting);
  for (const permission of Object.values(settingPermissions)) {
    if (wanted.includes(permission)) needed.set(permission.id, permission);
  }
  return [...needed.values()];
}

/** The URL of Stripe's page for a new restricted key, with the name and permissions filled in. */
export function newKeyUrl(mode: "test" | "live", permissions: readonly StripePermission[]): string {
  const address = new URL(`https://dashboard.stripe.com/${mode === "test" ? "test/" : ""}apikeys/create`);
  address.searchParams.set("name", "Portico");
  for (const { id, level } of permissions) {
    address.searchParams.append("permissions[]", `rak_${id}_${level.toLowerCase()}`);
  }
  return address.href;
}
