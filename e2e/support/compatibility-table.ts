import type { Journey } from "./journey";

/**
 * Every name that Servicebot or Billflow documented for a page, or that real pages use, with its effect here and the
 * test that proves the effect. `docs/compatibility.md` is generated from this table.
 */

/** A test in `e2e` or in `lib`. */
export type Shown = Pick<Journey, "file" | "title">;
export type OldName = { name: string; does: string; shown: Shown };

const gen2 = {
  file: "e2e/old-pages.spec.ts",
  title: "a page for the second generation of Servicebot works with three values changed",
};
const gen3 = {
  file: "e2e/old-pages.spec.ts",
  title: "a single-page site for the third generation of Servicebot works with three values changed",
};
const billflow = {
  file: "e2e/old-pages.spec.ts",
  title: "a page that Billflow's WordPress plugin prints works with three values changed",
};
const wishes = (title: string) => ({ file: "lib/portal/wishes/wishes.test.ts", title });
const reading = (title: string) => ({ file: "lib/portal/wishes/read-wishes.test.ts", title });
const named = reading("are read under the names of Servicebot and Billflow");
const card = {
  file: "e2e/page-options.spec.ts",
  title: "the page's style and the customer's saved address reach Stripe's form",
};
const ignored = reading(
  "include the names of unusable options and of options for signing up, and keep the rest",
);

const settings: OldName[] = [
  { name: "servicebot_id, billing_page_id", does: "the portal’s ID", shown: gen2 },
  {
    name: "email, customer_id",
    does: "identifies the customer; your settings say which of the two is used",
    shown: gen3,
  },
  { name: "hash, email_hash", does: "the proof, made with the same HMAC-SHA256", shown: gen2 },
  {
    name: "subscription_id",
    does: "shows only this subscription",
    shown: {
      file: "lib/portal/view/view-loaded.test.ts",
      title: "sends all subscriptions, or only the one that the page is narrowed to",
    },
  },
  {
    name: "service",
    does: "offers only plans with this `sb_service`; ignored if no plan has it",
    shown: wishes(
      "an existing service narrows the plans, and an unknown service has no effect and is reported",
    ),
  },
  {
    name: "tier, interval, interval_count",
    does: "the plan that is selected when the dialogs open",
    shown: wishes("the dialog preselects the plan for %j"),
  },
  { name: "coupon", does: "filled in wherever customers can add a code", shown: billflow },
  { name: "handleResponse", does: "called with every event below", shown: gen2 },
  {
    name: "theme.stripeElement.style",
    does: "the colors and fonts of the card form, as far as Stripe’s current form supports them",
    shown: card,
  },
  { name: "debug", does: "explains each mistake in the console", shown: gen2 },
  { name: "type, integration", does: "nothing: there is one kind of portal", shown: gen2 },
  {
    name: "loader, preFetchedConfig, metadata",
    does: "nothing: the portal reads its settings itself",
    shown: billflow,
  },
];

const options: OldName[] = [
  {
    name: "options.disableCoupon",
    does: "hides the fields for codes on this page, and the server refuses codes",
    shown: wishes("disableCoupon hides every field for codes, and the server refuses codes"),
  },
  {
    name: "options.cancel_now",
    does: "nothing: your setting “Cancel immediately” decides",
    shown: wishes("cancelImmediately: %s isn't affected by cancel_now: %s"),
  },
  {
    name: "options.messageOnCancel",
    does: "shown in the cancellation dialog as plain text, after the facts",
    shown: wishes("the dialog shows the page's message as plain text after the facts"),
  },
  {
    name: "options.disableTiers, options.hideTiers",
    does: "both: these tiers can’t be chosen, and the server refuses them",
    shown: wishes("%s removes the named tiers from the list, and the server refuses them"),
  },
  {
    name: "options.quantity",
    does: "the number that is in the field at first",
    shown: wishes("quantities keep within the page's and the product's limits, which the server enforces"),
  },
  {
    name: "options.behavior.quantityManagement",
    does: "narrower limits, within those of the product",
    shown: wishes("quantities keep within the page's and the product's limits, which the server enforces"),
  },
  {
    name: "options.card.hideName, options.card.hideAddress",
    does: "nothing: the form doesn’t ask for them anyway",
    shown: named,
  },
  {
    name: "options.card.hideCountryPostal",
    does: "doesn’t ask for country and postal code if Stripe already has both",
    shown: card,
  },
  {
    name: "options.forceCard",
    does: '`true` or `"always"`: changing the plan needs a card, even if nothing is due; `"signup"` does nothing',
    shown: {
      file: "lib/portal/wishes/forced-card.test.ts",
      title: "with forceCard %p, refuses a change of plan without a card, even if nothing is due",
    },
  },
  { name: "options.behavior.signup", does: "nothing: customers don’t sign up here", shown: ignored },
  {
    name: "options.i18n.defaultLng",
    does: "the language",
    shown: {
      file: "lib/embed/settings.test.ts",
      title: "include the language from Servicebot's options, if the page sets none itself",
    },
  },
];

const elements: OldName[] = [
  { name: "#servicebot-subscription-portal", does: "where the portal appears", shown: gen2 },
  { name: "#billflow-embed", does: "where the portal appears", shown: billflow },
  { name: "window.servicebotSettings", does: "read, even if it comes after the script", shown: gen3 },
  {
    name: "window.billflowSettings",
    does: "read; a page that sets both globals gets one portal",
    shown: billflow,
  },
];

const events: OldName[] = [
  { name: "pre_load", does: "the settings without the proof", shown: gen2 },
  {
    name: "post_load, post_load_billing",
    does: "`billingData`, `currentConfig`, `productData`. Of a product’s metadata, keys that begin with `sb_`",
    shown: gen3,
  },
  { name: "select_plan", does: "the plan with its tier", shown: gen3 },
  {
    name: "pre_change_plan",
    does: "`email`, `service`, `tier`; an error that your function throws stops the change",
    shown: gen2,
  },
  {
    name: "change_plan",
    does: "the subscription: `id`, `status`, `customer` as an ID, its period in seconds",
    shown: gen3,
  },
  {
    name: "pre_resubscribe, resubscribe",
    does: "the same, with the new subscription’s `id`; an error thrown in `pre_resubscribe` stops it",
    shown: gen3,
  },
  {
    name: "pre_cancellation, cancellation",
    does: "the same; `pre_cancellation` has the reason",
    shown: gen2,
  },
  {
    name: "pre_update_card, update_card",
    does: "the payment method’s ID",
    shown: {
      file: "e2e/update-card.spec.ts",
      title: "a new card is saved in another tab, and the portal updates automatically",
    },
  },
];

/** Names of features that the portal doesn't have. */
export const absent: [name: string, why: string][] = [
  ["pre_subscribe, create_subscription", "Customers don’t buy their first subscription here."],
  ["create_invoice, add_fund", "Customers don’t buy single items here."],
  [
    "Servicebot.BillingSettings({ … })",
    "The first generation’s call, with a token that never expired. Use `Portico.mount`.",
  ],
];

export const compatibilityTable = { settings, options, elements, events };
