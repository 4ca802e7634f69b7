import { z } from "zod";
import { type Language, languageChoices } from "../i18n/languages";
import { choice, descriptions, type SettingDescription, toggle } from "./describe";
import { lookSettings } from "./look-settings";

/**
 * Every setting a merchant can change, declared once.
 *
 * The dashboard's form, the docs page, the stored JSON and the tests all read this file, in this order. To
 * add a setting, add it here (or to look-settings.ts) and obey it in the one place that should behave differently.
 */

const languageNames = Object.fromEntries(languageChoices.map(({ tag, name }) => [tag, name])) as Record<
  Language,
  string
>;

export const portalSettings = z.strictObject({
  identifyBy: choice(
    "Identity",
    "How to identify customers",
    "An email address is simpler to add to your site. A Stripe customer ID keeps working when the address changes, and distinguishes customers who share an address. Customers on a test clock can only be found by ID, because Stripe doesn’t list them by address.",
    { email: "Email", customer_id: "Stripe customer ID" },
  ),
  emailAnyCase: toggle(
    "Identity",
    "Ignore letter case in email addresses",
    "Stripe stores addresses as typed and only finds exact matches, so ada@example.com doesn’t match a customer saved as Ada@Example.com. With this on, the portal finds both through Stripe’s search, which may take a minute to include a new customer and isn’t available in India. The hash is still made from exactly what your page sends. Turn this on only if your site also treats both as the same person.",
  ),
  securityHash: toggle(
    "Identity",
    "Enable security hash",
    "Require a hash made on your server, so that nobody can open someone else’s portal. Always on in live mode.",
    { on: true },
  ),
  acceptedProofs: choice(
    "Identity",
    "Accepted proofs",
    "A signed token expires after five minutes and opens the portal once; a hash stays valid for as long as its key. Accept only tokens once your server makes them. Hashes then stop working at once, and so do visits that were opened with one.",
    { both: "Hashes and signed tokens", hash: "Hashes only", token: "Signed tokens only" },
  ),
  changePlan: toggle(
    "Subscriptions",
    "Enable change plan",
    "Customers switch between the tiers of your service and between billing intervals. Upgrades start immediately, downgrades at the renewal.",
  ),
  quantityManagement: toggle(
    "Subscriptions",
    "Enable quantity management",
    "Customers change how many units they pay for. Only for products with a unit label and the metadata sb_quantity_enabled set to true; sb_quantity_min, sb_quantity_max and sb_quantity_step limit the choice. An increase starts immediately, a decrease at the renewal.",
  ),
  removeAddOns: toggle(
    "Subscriptions",
    "Let customers remove add-ons",
    "Customers remove individual add-ons from a subscription and keep the plan. Only products with the metadata sb_addon set to true are add-ons, never a tier of your service. An add-on ends with the paid period.",
  ),
  resubscribe: toggle(
    "Subscriptions",
    "Allow resubscribe",
    "Customers restart an ended subscription. Stripe creates a new one at the same price. Customers see what is due first, and pay it with the saved card.",
  ),
  changePlanWhenCanceled: toggle(
    "Subscriptions",
    "Allow plan change for canceled subscriptions",
    "Customers who resubscribe can choose any plan of your service and see what each costs, for instance if their former price is no longer sold.",
  ),
  coupon: toggle(
    "Subscriptions",
    "Enable coupon",
    "Customers enter a discount code for an existing subscription, or while they change its plan. You create the codes in Stripe. Existing discounts stay.",
  ),
  couponOnResubscribe: toggle(
    "Subscriptions",
    "Enable coupon for resubscribe",
    "Customers enter a discount code when they resubscribe. Stripe’s own rules apply to codes for first purchases and codes with a minimum amount.",
  ),
  couponCodes: choice(
    "Subscriptions",
    "Accepted codes",
    "What customers can enter. Promotion codes are meant to be handed out, and can be limited to a customer or a period. Coupon IDs are easier to guess and can’t be limited. Your Stripe key needs permission to read the kinds you accept.",
    { promotion_codes: "Promotion codes", coupons: "Coupon IDs", both: "Both" },
  ),
  pause: toggle(
    "Subscriptions",
    "Enable pause",
    "Customers pause their payments from the next renewal, and resume them. The subscription stays active in Stripe and its invoices are voided, so if access should end during a pause, end it yourself when you receive the event pause. Subscriptions that Stripe paused after a trial without a card can be resumed even with this off.",
  ),
  pauseLength: choice(
    "Subscriptions",
    "How long customers may pause",
    "Pauses cover whole periods: a quarterly plan can only be paused for three months, a yearly plan not at all. Billing resumes automatically.",
    { three_months: "Up to three months", two_months: "Up to two months", one_month: "One month" },
  ),
  cancellation: toggle(
    "Cancellation",
    "Enable cancellation",
    "Customers cancel on their own, without contacting support.",
    { on: true },
  ),
  cancellationReason: toggle(
    "Cancellation",
    "Cancellation reason",
    "Ask for a reason; answering is optional. The answer is saved on the subscription in Stripe, in its cancellation details and metadata.",
  ),
  cancelImmediately: toggle(
    "Cancellation",
    "Cancel immediately",
    "A cancellation ends the subscription immediately instead of at the end of the paid period.",
  ),
  keepWhilePastDue: toggle(
    "Cancellation",
    "Let past-due subscriptions run to the end of their period",
    "Normally, canceling while a payment is due ends the subscription immediately, and Stripe stops collecting the payment. With this on, the subscription runs to the end of its period, and Stripe keeps collecting.",
  ),
  updateCard: toggle(
    "Customer",
    "Enable update card",
    "Customers replace the card that pays for their subscriptions. If a payment is open because the old card was declined, they see the amount first, and saving the new card pays it.",
  ),
  cardForm: choice(
    "Customer",
    "Where a card is entered",
    "The choice “In the portal” needs the publishable key on the Stripe page. Without it, or if Stripe’s form can’t be loaded, customers enter the card on Stripe’s page in a new tab.",
    { portal: "In the portal", stripe: "On Stripe’s page" },
  ),
  choosePaymentMethod: toggle(
    "Customer",
    "Let customers choose a payment method",
    "Customers see all their saved payment methods, choose the default, and can use another one for a single subscription.",
  ),
  removePaymentMethods: toggle(
    "Customer",
    "Let customers remove payment methods",
    "Customers see all their saved payment methods and remove those they don’t need. A payment method that a subscription depends on can’t be removed.",
  ),
  billingDetails: toggle(
    "Customer",
    "Enable billing details",
    "Customers edit the name, address and phone number on their invoices, and also the email address if you identify them by Stripe customer ID.",
  ),
  taxIds: toggle(
    "Customer",
    "Enable tax IDs",
    "Customers add and remove their tax IDs, such as a VAT number, which appear on their invoices.",
  ),
  showAllInvoices: toggle(
    "Display",
    "Show all customer invoices",
    "Show every invoice of the customer, including one-time invoices. Otherwise, show only those of the subscriptions in the portal.",
  ),
  showOnlyActive: toggle(
    "Display",
    "Show only active subscriptions",
    "Hide subscriptions that have ended, unless a payment for them is still due.",
  ),
  detectLanguage: toggle(
    "Language",
    "Automatically detect the user’s language",
    "Show the portal in the language of the customer’s browser, if the portal has it. If your page passes a language, that takes precedence.",
  ),
  stripeLanguage: toggle(
    "Language",
    "Use the language saved in Stripe",
    "Show the portal in the customer’s preferred language in Stripe, which their invoices and receipts use. It takes precedence over the browser’s.",
  ),
  languageMenu: toggle(
    "Language",
    "Let customers choose a language",
    "Show a language menu at the bottom of the portal. The choice applies until the portal is opened again.",
  ),
  defaultLanguage: choice(
    "Language",
    "Default language",
    "The portal’s language if nothing else determines it.",
    languageNames,
  ),
  dropdownMenu: toggle(
    "Display",
    "Use dropdown menu for subscription actions",
    "Put a subscription’s actions into one menu instead of separate buttons.",
  ),
  ...lookSettings,
  handleResponse: toggle(
    "Integration",
    "Enable handle response",
    "Call your page’s handleResponse function on clicks, loads and finished actions. With this off, the function only receives pre_load.",
  ),
  debug: toggle(
    "Integration",
    "Debug mode",
    "Log more details to the browser’s console while you integrate the portal.",
  ),
});

export type PortalSettings = z.output<typeof portalSettings>;

/**
 * The values of a new portal that differ from the defaults. Portals created before the setting keep the
 * default.
 */
export const newPortalSettings: Partial<PortalSettings> = { detectLanguage: true };
export type SettingName = keyof PortalSettings;

/** A setting is off while a setting it requires is off, whatever is stored. */
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
