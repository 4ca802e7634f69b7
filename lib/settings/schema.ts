import { z } from "zod";
import { type Language, languageChoices } from "../i18n/languages";
import { choice, descriptions, type SettingDescription, toggle } from "./field";
import { lookSettings } from "./look";

/**
 * Every setting a merchant can change, declared once.
 *
 * The dashboard's form, the docs page, the stored JSON and the tests all read this file, in this order. To
 * add a setting, add it here and obey it in the one place that should behave differently.
 */

const languageNames = Object.fromEntries(languageChoices.map(({ tag, name }) => [tag, name])) as Record<
  Language,
  string
>;

export const portalSettings = z.strictObject({
  identifyBy: choice(
    "Identity",
    "How to identify customers",
    "By e-mail is simpler to add to your site. By Stripe customer ID survives a change of e-mail and tells apart several customers who share one address. Customers on a test clock can only be found by ID: Stripe leaves them out when it is asked for an address.",
    { email: "E-mail", customer_id: "Stripe customer ID" },
  ),
  emailAnyCase: toggle(
    "Identity",
    "Ignore letter case in e-mail addresses",
    "Stripe keeps addresses as they were typed and finds exact matches only, so ada@example.com misses a customer saved as Ada@Example.com. With this on, the portal finds both, by Stripe’s search: it may take a minute to know a new customer, and Stripe doesn’t offer it in India. The hash is still made from exactly what your page sends, so turn this on only if your site, too, takes both for one person.",
  ),
  securityHash: toggle(
    "Identity",
    "Enable security hash",
    "Ask for a hash made on your server, so that nobody can open somebody else’s portal. It is always on in live mode.",
    { on: true },
  ),
  changePlan: toggle(
    "Subscriptions",
    "Enable change plan",
    "Customers move between the tiers of your service and between billing intervals. A higher price starts at once, a lower one at renewal.",
  ),
  quantityManagement: toggle(
    "Subscriptions",
    "Enable quantity management",
    "Customers change how many units they pay for. Only for products with a unit label and the metadata sb_quantity_enabled set to true; sb_quantity_min, sb_quantity_max and sb_quantity_step limit the choice. More starts at once, fewer at renewal.",
  ),
  removeAddOns: toggle(
    "Subscriptions",
    "Let customers remove add-ons",
    "Customers remove single add-ons from a subscription; the plan stays. Only products with the metadata sb_addon set to true are add-ons, and never a tier of your service. An add-on ends with the period that is paid.",
  ),
  resubscribe: toggle(
    "Subscriptions",
    "Allow resubscribe",
    "Customers start a subscription that has ended again, as a new one at the same price. They see what is due first, and the saved card pays it.",
  ),
  changePlanWhenCanceled: toggle(
    "Subscriptions",
    "Allow plan change for canceled subscriptions",
    "Customers who start again choose any plan of your service, and see what each costs. It also helps those whose old price is no longer sold.",
  ),
  coupon: toggle(
    "Subscriptions",
    "Enable coupon",
    "Customers enter a discount code for a subscription they have, or while they change its plan. You make the codes in Stripe, and discounts a customer has already are kept.",
  ),
  couponOnResubscribe: toggle(
    "Subscriptions",
    "Enable coupon for resubscribe",
    "Customers enter a discount code when they start a subscription again. Codes for first purchases and those with a minimum amount follow Stripe’s own rules.",
  ),
  couponCodes: choice(
    "Subscriptions",
    "Accepted codes",
    "What counts as a code. Promotion codes are made to be handed out and may be limited to one customer or to a time; the ID of a coupon is easier to guess and knows no such limits. Your Stripe key needs the permission to read what you accept.",
    { promotion_codes: "Promotion codes", coupons: "Coupon IDs", both: "Both" },
  ),
  pause: toggle(
    "Subscriptions",
    "Enable pause",
    "Customers pause their payments from the next renewal on, and resume them. What stopped because a trial ended without a card can be resumed without this. The subscription stays active in Stripe and its invoices are voided, so take access away yourself where it should end: listen to the event pause.",
  ),
  pauseLength: choice(
    "Subscriptions",
    "How long customers may pause",
    "Only whole periods are paused: a quarter for three months, a year not at all. Payments go on by themselves.",
    { three_months: "Up to three months", two_months: "Up to two months", one_month: "One month" },
  ),
  cancellation: toggle(
    "Cancellation",
    "Enable cancellation",
    "Customers cancel by themselves, without asking support.",
    { on: true },
  ),
  cancellationReason: toggle(
    "Cancellation",
    "Cancellation reason",
    "Ask why, without insisting. The answer is written to the subscription in Stripe, as its cancellation details and in its metadata.",
  ),
  cancelImmediately: toggle(
    "Cancellation",
    "Cancel immediately",
    "A cancellation ends the subscription at once instead of at the end of the period already paid for.",
  ),
  keepWhilePastDue: toggle(
    "Cancellation",
    "Let past-due subscriptions run to the end of their period",
    "A cancellation while a payment is due ends the subscription at once and stops collecting. With this on, it runs to the end of its period and the payment goes on being collected.",
  ),
  updateCard: toggle(
    "Customer",
    "Enable update card",
    "Customers replace the card that pays for their subscriptions. If a payment is open because the old card was declined, they see the amount first, and saving the new card pays it.",
  ),
  cardForm: choice(
    "Customer",
    "Where a card is entered",
    "In the portal needs the publishable key on the Stripe page; without it, and where Stripe’s form cannot be loaded, the card is entered on a page of Stripe’s in a new tab.",
    { portal: "In the portal", stripe: "On Stripe’s page" },
  ),
  choosePaymentMethod: toggle(
    "Customer",
    "Let customers choose a payment method",
    "Customers see everything they have saved with Stripe, choose the default, and use another one for a single subscription.",
  ),
  removePaymentMethods: toggle(
    "Customer",
    "Let customers remove payment methods",
    "Customers see everything they have saved with Stripe and remove what they don’t need. What a subscription would be left without can’t be removed.",
  ),
  billingDetails: toggle(
    "Customer",
    "Enable billing details",
    "Customers edit the name, address and phone number on their invoices; the e-mail address too when they are identified by Stripe customer ID.",
  ),
  taxIds: toggle(
    "Customer",
    "Enable tax IDs",
    "Customers add and remove their tax IDs, such as a VAT number, which appear on their invoices.",
  ),
  showAllInvoices: toggle(
    "Display",
    "Show all customer invoices",
    "Show every invoice of the customer, one-time invoices too. Otherwise only those of the subscriptions in view.",
  ),
  showOnlyActive: toggle("Display", "Show only active subscriptions", "Hide subscriptions that have ended."),
  detectLanguage: toggle(
    "Language",
    "Automatically detect the user’s language",
    "Show the portal in the language of the customer’s browser when it is one of the portal’s languages. Your page can name a language for each customer, which comes first.",
  ),
  stripeLanguage: toggle(
    "Language",
    "Use the language saved in Stripe",
    "Show the portal in the customer’s preferred language in Stripe, the one of their invoices and receipts. It comes before the browser’s.",
  ),
  languageMenu: toggle(
    "Language",
    "Let customers choose a language",
    "Show a language menu at the foot of the portal. The choice lasts until the portal is opened again.",
  ),
  defaultLanguage: choice(
    "Language",
    "Default language",
    "The language of the portal when nothing else decides it.",
    languageNames,
  ),
  dropdownMenu: toggle(
    "Display",
    "Use dropdown menu for subscription actions",
    "Put the actions of a subscription into one menu instead of showing a button for each.",
  ),
  ...lookSettings,
  handleResponse: toggle(
    "Integration",
    "Enable handle response",
    "Call the handleResponse function of your page on clicks, loads and finished actions. While this is off, the function gets pre_load alone.",
  ),
  debug: toggle(
    "Integration",
    "Debug mode",
    "Write more to the browser’s console while you integrate the portal.",
  ),
});

export type PortalSettings = z.output<typeof portalSettings>;

/** What a new portal starts with where that isn't the default: portals made before the setting stay as they were. */
export const newPortalSettings: Partial<PortalSettings> = { detectLanguage: true };
export type SettingName = keyof PortalSettings;

/** A setting is off while a setting it requires is off, whatever was stored. */
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

/** The schema as a list in order of declaration, for the form, the docs page and the tests. */
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
