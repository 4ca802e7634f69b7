import type { EmbedSettings } from "../settings";

/** The names of a page's settings. The compiler reports a missing name. */
const callbacks = {
  handleResponse: true,
  fetchProof: true,
  fetchHash: true,
  onReady: true,
  onResize: true,
  onError: true,
  onEvent: true,
  onBefore: true,
};
const values = {
  portalId: true,
  portal_id: true,
  billing_page_id: true,
  servicebot_id: true,
  email: true,
  customerId: true,
  customer_id: true,
  hash: true,
  email_hash: true,
  token: true,
  subscriptionId: true,
  subscription_id: true,
  open: true,
  sections: true,
  locale: true,
  texts: true,
  appearance: true,
  theme: true,
  options: true,
  debug: true,
};
const all: Record<keyof EmbedSettings, unknown> = { ...callbacks, ...values };

/** Names of Servicebot and Billflow that are sent to the server in `options`. */
const sentNames = ["service", "tier", "interval", "interval_count", "coupon"];

/** Names that Servicebot, Billflow and their plugins also set, and that have no effect here. */
export const emptyNames: readonly string[] = [
  "type",
  "integration",
  "loader",
  "preFetchedConfig",
  "metadata",
  "appId",
  "authHash",
  "mode",
];

export const callbackNames: readonly string[] = Object.keys(callbacks);
export const knownNames: readonly string[] = [...Object.keys(all), ...sentNames, ...emptyNames];
