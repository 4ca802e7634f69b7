import { z } from "zod";
import { type Language, languageChoices } from "../i18n/languages";
import { choice, descriptions, type SettingDescription, toggle } from "./describe";
import { settingGroups, type SettingsPage } from "./groups";
import { lookSettings } from "./look-settings";
import { planSettings } from "./plan-settings";

/**
 * Every setting a merchant can change, declared once.
 *
 * The dashboard's forms, the docs page, the stored JSON and the tests all follow this file and its order. To add a
 * setting, add it here (or to look-settings.ts) and apply it in the one place that should behave differently. The
 * titles come from the product that Portico continues (docs/decisions/0060), because its merchants look for them.
 */

const languageNames = Object.fromEntries(languageChoices.map(({ tag, name }) => [tag, name])) as Record<
  Language,
  string
>;

export const portalSettings = z.strictObject({
  ...planSettings,
  cancellation: toggle(
    {
      group: "Canceling",
      preset: "careful",
      title: "Enable cancellation",
      line: "Customers cancel on their own, without contacting support.",
    },
    { on: true },
  ),
  cancellationReason: toggle({
    group: "Canceling",
    preset: "careful",
    below: "cancellation",
    title: "Cancellation reason",
    line: "Ask for an optional reason.",
    more: "The answer is saved on the subscription in Stripe, in its cancellation details and metadata.",
  }),
  cancelImmediately: toggle({
    group: "Canceling",
    preset: "none",
    below: "cancellation",
    title: "Cancel immediately",
    line: "End the subscription immediately instead of at the end of the paid period.",
  }),
  keepWhilePastDue: toggle({
    group: "Canceling",
    below: "cancellation",
    title: "Let past-due subscriptions run to the end of their period",
    line: "Stripe keeps trying to collect what’s due.",
    more: "Normally, canceling while a payment is due ends the subscription immediately, and Stripe stops collecting the payment.",
  }),
  updateCard: toggle({
    group: "Cards and billing details",
    preset: "careful",
    title: "Enable update card",
    line: "Customers replace the card that pays for their subscriptions.",
    more: "If the old card was declined and a payment is still due, they see the amount first, and saving the new card pays it.",
  }),
  cardForm: choice(
    {
      group: "Cards and billing details",
      below: "updateCard",
      title: "Where a card is entered",
      line: "“In the portal” shows Stripe’s own form, which needs your publishable key.",
      more: "Without the key, or if Stripe’s form can’t be loaded, customers enter the card on Stripe’s page in a new tab.",
    },
    { portal: "In the portal", stripe: "On Stripe’s page" },
  ),
  choosePaymentMethod: toggle({
    group: "Cards and billing details",
    preset: "everything",
    title: "Let customers choose a payment method",
    line: "Customers see all their payment methods, and choose which one pays.",
    more: "They choose the default, and can use another one for a single subscription.",
  }),
  removePaymentMethods: toggle({
    group: "Cards and billing details",
    preset: "everything",
    title: "Let customers remove payment methods",
    line: "Customers see all their payment methods, and remove those they don’t need.",
    more: "A payment method that a subscription depends on can’t be removed.",
  }),
  billingDetails: toggle({
    group: "Cards and billing details",
    preset: "everything",
    title: "Enable billing details",
    line: "Customers edit the name, address and phone number on their invoices.",
    more: "They can edit the email address too, if you identify customers by Stripe customer ID.",
  }),
  purchaseOrder: toggle({
    group: "Cards and billing details",
    preset: "everything",
    title: "Let customers set a purchase order number",
    line: "Customers enter the number that their new invoices show as “PO number”.",
    more: "It is a custom field of the customer in Stripe, which has room for four. The others stay as they are.",
  }),
  taxIds: toggle({
    group: "Cards and billing details",
    preset: "everything",
    title: "Enable tax IDs",
    line: "Customers add and remove the tax IDs on their invoices, such as a VAT number.",
  }),
  showAllInvoices: toggle({
    group: "What customers see",
    preset: "careful",
    title: "Show all customer invoices",
    line: "Include one-time invoices, and those of subscriptions that aren’t in the portal.",
  }),
  showOnlyActive: toggle({
    group: "What customers see",
    title: "Show only active subscriptions",
    line: "Hide subscriptions that have ended, unless a payment for them is still due.",
  }),
  dropdownMenu: toggle({
    group: "What customers see",
    title: "Use dropdown menu for subscription actions",
    line: "Put a subscription’s actions into one menu instead of separate buttons.",
  }),
  identifyBy: choice(
    {
      group: "Identity and security",
      title: "How to identify customers",
      line: "An email address is simpler to add to your site. A customer ID survives a change of address.",
      more: "A Stripe customer ID also distinguishes customers who share an address. Customers on a test clock can only be found by ID, because Stripe doesn’t list them by address.",
    },
    { email: "Email", customer_id: "Stripe customer ID" },
  ),
  emailAnyCase: toggle({
    group: "Identity and security",
    title: "Ignore letter case in email addresses",
    line: "ada@example.com also finds Ada@Example.com.",
    more: "Stripe stores addresses as typed and only finds exact matches. With this on, the portal finds both through Stripe’s search, which may take a minute to include a new customer and isn’t available in India. The hash is still made from exactly what your page sends. Turn this on only if your site also treats both as the same person.",
  }),
  securityHash: toggle(
    {
      group: "Identity and security",
      title: "Enable security hash",
      line: "Only your server can open a customer’s portal.",
      more: "Your page sends a hash, made on your server, with the customer’s identity. Without it, anyone could open someone else’s portal by typing an email address.",
    },
    { on: true },
  ),
  acceptedProofs: choice(
    {
      group: "Identity and security",
      title: "Accepted proofs",
      line: "A signed token opens the portal once, within five minutes. A hash works as long as its key.",
      more: "Accept only tokens once your server makes them. Hashes and the visits they opened then stop working immediately.",
    },
    { both: "Hashes and signed tokens", hash: "Hashes only", token: "Signed tokens only" },
  ),
  handleResponse: toggle({
    group: "For developers",
    title: "Enable handle response",
    line: "Call your page’s handleResponse function on clicks, loads and finished actions.",
    more: "With this off, the function only receives pre_load.",
  }),
  debug: toggle({
    group: "For developers",
    title: "Debug mode",
    line: "Log more details to the browser’s console while you integrate the portal.",
  }),
  ...lookSettings,
  detectLanguage: toggle({
    group: "Languages",
    title: "Automatically detect the user’s language",
    line: "Show the portal in the language of the customer’s browser.",
    more: "This applies to languages the portal supports. A language from your page takes precedence.",
  }),
  stripeLanguage: toggle({
    group: "Languages",
    title: "Use the language saved in Stripe",
    line: "Show the portal in the language of the customer’s invoices and receipts.",
    more: "This is the customer’s preferred language in Stripe. It takes precedence over the browser’s.",
  }),
  languageMenu: toggle({
    group: "Languages",
    title: "Let customers choose a language",
    line: "Show a language menu at the bottom of the portal.",
    more: "The choice applies until the portal is opened again.",
  }),
  defaultLanguage: choice(
    {
      group: "Languages",
      title: "Default language",
      line: "The portal’s language if nothing else determines it.",
    },
    languageNames,
  ),
});

export type PortalSettings = z.output<typeof portalSettings>;

/**
 * The values of a new portal that differ from the defaults. Portals created before such a setting existed keep the
 * default.
 */
export const newPortalSettings: Partial<PortalSettings> = { detectLanguage: true };
export type SettingName = keyof PortalSettings;

/** A setting is off while a required setting is off, regardless of the stored value. */
export const requirements = {
  cancellationReason: ["cancellation"],
  cancelImmediately: ["cancellation"],
  couponOnResubscribe: ["resubscribe"],
  changePlanWhenCanceled: ["changePlan", "resubscribe"],
  keepWhilePastDue: ["cancellation"],
} as const satisfies Partial<Record<SettingName, readonly SettingName[]>>;

export type DescribedSetting = SettingDescription & {
  name: SettingName;
  defaultValue: boolean | string;
  requires: readonly SettingName[];
};

/** The schema as a list, in order of declaration, for the form, the docs page and the tests. */
export function describeSettings(): DescribedSetting[] {
  const defaults = portalSettings.parse({});
  return Object.entries(portalSettings.shape).map(([key, field]) => {
    const name = key as SettingName;
    const described = descriptions.get(field);
    if (!described) throw new Error(`The setting ${name} has no description.`);
    const requires = (requirements as Partial<Record<SettingName, readonly SettingName[]>>)[name] ?? [];
    return { ...described, name, defaultValue: defaults[name], requires };
  });
}

/** The settings on a page of the dashboard, in order. */
export function settingsOfPage(page: SettingsPage): DescribedSetting[] {
  return describeSettings().filter(({ group }) => settingGroups[group] === page);
}
