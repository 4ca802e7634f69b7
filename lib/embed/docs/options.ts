import type { PortalOptions } from "../api";
import type { FieldWords } from "./described-event";

/** The docs' description of each option of `Portico.mount`. */
export const optionWords: { readonly [Option in keyof Required<PortalOptions>]: FieldWords } = {
  portalId: ["string", "From the Embed page of your dashboard. Test mode and live mode have different IDs."],
  email: ["string", "The customer who is signed in, if your settings identify customers by email address."],
  customerId: [
    "string",
    "The customer who is signed in, if your settings identify customers by Stripe customer ID.",
  ],
  hash: ["string", "The proof: the hexadecimal HMAC-SHA256 of that identity, made on your server."],
  token: ["string", "A signed token in place of the hash. It opens the portal once."],
  fetchProof: [
    "function",
    "Gets a hash or a token from your server. Called if neither is set, and again whenever the portal needs another visit.",
  ],
  subscriptionId: ["string", "Shows only this subscription."],
  open: [
    "string or object",
    "Opens the dialog of an operation, such as `cancellation`, if the customer may use it. `{ operation, subscriptionId }` names the subscription too.",
  ],
  sections: [
    "array",
    "Shows only these parts: `subscriptions`, `payment_method`, `billing_details`, `tax_ids`, `invoices`.",
  ],
  locale: ["string", "The language, as a BCP 47 tag such as `de`. If it isn’t set, your settings decide."],
  texts: [
    "object",
    'Your own texts in place of the portal’s, by key: `{ "cancel.confirm": "End plan" }`, or by language and key. Your text must keep the placeholders of the one it replaces. `lib/i18n/english` has the keys.',
  ],
  appearance: ["object", "How the portal looks on this page: settings of the group “Look”, by name."],
  onReady: ["function", "The portal is on the page."],
  onResize: ["function", "The portal’s height has changed: `response.heightPx`."],
  onError: ["function", "The portal couldn’t open. It receives the event `error`."],
  onEvent: ["function", "Every event below, if “Enable handle response” is on."],
  onBefore: [
    "function",
    "Every event that begins with `pre_`, except pre_load. It may refuse the operation.",
  ],
};
