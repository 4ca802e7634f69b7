/** What the merchant's function receives. Small, documented fields; never a whole Stripe object. */
export type EventMessage = {
  event: string;
  response: unknown;
  extras: unknown;
  /** Refuses the operation that a `pre_` event announces. The customer reads the reason. */
  preventDefault?: (reason?: string) => void;
};

/** `window.porticoSettings`, or the first argument of `Portico.mount`. */
export type EmbedSettings = {
  portal_id?: string;
  /** Who the customer is: one of the two, whichever the portal's settings ask for. */
  email?: string;
  customer_id?: string;
  /** Hex HMAC-SHA256 of that identity, made on the merchant's server. */
  hash?: string;
  /** Fetches the hash from the merchant's server; called when there is no `hash`, and again when a visit has ended. */
  fetchHash?: () => string | Promise<string>;
  /** Show this subscription only. */
  subscription_id?: string;
  handleResponse?: (message: EventMessage) => unknown;
  /** Explain in the console what the loader does. The hash is never written there. */
  debug?: boolean;
  /** The names that Servicebot and Billflow used. */
  billing_page_id?: string;
  servicebot_id?: string;
  email_hash?: string;
};

/** The body of `POST /api/portal/visits`. Absent fields are left out of the JSON. */
export type Proof = {
  portal_id: string | undefined;
  email: string | undefined;
  customer_id: string | undefined;
  hash: string | undefined;
  subscription_id: string | undefined;
};

export const settingsNames = ["porticoSettings", "servicebotSettings", "billflowSettings"] as const;
export const elementIds = ["portico-portal", "servicebot-subscription-portal", "billflow-embed"] as const;

/**
 * Whether a value is an object that a script wrote. A `<form id="porticoSettings">` in the page becomes a global of
 * that name too, and markup must never decide whose portal is opened.
 */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === "[object Object]";
}

/** The settings the page has left in one of the known globals. */
export function findSettings(globals: Record<string, unknown>): EmbedSettings | undefined {
  return settingsNames.map((name) => globals[name]).find(isPlainObject);
}

/**
 * The proof in today's names, without the hash when the page fetches it. Fields that a template left empty are left
 * out. Nothing else in the settings is sent: what the portal allows is decided in the dashboard, not in the page.
 */
export function readProof(settings: EmbedSettings): Proof {
  return {
    portal_id: settings.portal_id || settings.billing_page_id || settings.servicebot_id,
    email: settings.email || undefined,
    customer_id: settings.customer_id || undefined,
    hash: settings.hash || settings.email_hash,
    subscription_id: settings.subscription_id || undefined,
  };
}
