import type { PortalSettings } from "./schema";

/**
 * Three sets of permissions to start with. Each set has a value for every permission, so that choosing another set
 * leaves nothing of the previous set.
 */
const careful = {
  changePlan: false,
  quantityManagement: false,
  removeAddOns: false,
  resubscribe: false,
  changePlanWhenCanceled: false,
  pause: false,
  coupon: false,
  couponOnResubscribe: false,
  cancellation: true,
  cancellationReason: true,
  cancelImmediately: false,
  updateCard: true,
  choosePaymentMethod: false,
  removePaymentMethods: false,
  billingDetails: false,
  purchaseOrder: false,
  taxIds: false,
  showAllInvoices: true,
} satisfies Partial<PortalSettings>;

const usual: PresetValues = {
  ...careful,
  changePlan: true,
  resubscribe: true,
  changePlanWhenCanceled: true,
  coupon: true,
};

const everything: PresetValues = {
  ...usual,
  quantityManagement: true,
  removeAddOns: true,
  pause: true,
  couponOnResubscribe: true,
  choosePaymentMethod: true,
  removePaymentMethods: true,
  billingDetails: true,
  purchaseOrder: true,
  taxIds: true,
};

type PresetValues = { [Name in keyof typeof careful]: boolean };

export type PermissionPreset = {
  name: "careful" | "usual" | "everything";
  title: string;
  line: string;
  /** The permissions in words, as the items of a list. */
  includes: readonly string[];
  values: PresetValues;
};

export const permissionPresets: readonly PermissionPreset[] = [
  {
    name: "careful",
    title: "Careful",
    line: "Cards, invoices, canceling",
    includes: ["See and pay invoices", "Update their card", "Cancel, with an optional reason"],
    values: careful,
  },
  {
    name: "usual",
    title: "Usual",
    line: "What most businesses choose",
    includes: [
      "Everything in Careful",
      "Change plan and billing period",
      "Restart a canceled plan",
      "Use promo codes",
    ],
    values: usual,
  },
  {
    name: "everything",
    title: "Everything",
    line: "Full self-service",
    includes: [
      "Everything in Usual",
      "Change quantity, remove add-ons",
      "Pause for up to three months",
      "Edit payment methods, billing details and tax IDs",
    ],
    values: everything,
  },
];

export const presetNames = permissionPresets.map(({ name }) => name) as [
  PermissionPreset["name"],
  ...PermissionPreset["name"][],
];

/** The preset that these settings match. Undefined if they match none, for example after one permission was changed. */
export function presetOf(settings: PortalSettings): PermissionPreset | undefined {
  return permissionPresets.find(({ values }) =>
    Object.entries(values).every(([name, value]) => settings[name as keyof PresetValues] === value),
  );
}
