/** The argument of the merchant's function: small, documented fields, never a whole Stripe object. */
export type EventMessage = {
  event: string;
  response: unknown;
  extras: unknown;
  /** Refuses the operation that a `pre_` event announces. The customer sees the reason. */
  preventDefault?: (reason?: string) => void;
};

/** `window.porticoSettings`, or the first argument of `Portico.mount`. */
export type EmbedSettings = {
  portal_id?: string;
  /** The customer's identity: one of these two, as the portal's settings require. */
  email?: string;
  customer_id?: string;
  /** Hex HMAC-SHA256 of that identity, computed on the merchant's server. */
  hash?: string;
  /**
   * Fetches the hash from the merchant's server. Called if there is no `hash`, and again after a visit has
   * ended.
   */
  fetchHash?: () => string | Promise<string>;
  /** Show only this subscription. */
  subscription_id?: string;
  /** The language to show the portal in: a BCP 47 tag such as `de` or `pt-BR`. */
  locale?: string;
  /** How the portal looks here: the settings of the dashboard's group "Look", by name. */
  appearance?: Record<string, unknown>;
  /** How Servicebot's pages named it. */
  theme?: Record<string, unknown>;
  /** How Servicebot's pages named the language. */
  options?: { i18n?: { defaultLng?: string } } & Record<string, unknown>;
  handleResponse?: (message: EventMessage) => unknown;
  /** Explains in the console what the loader does, without ever logging the hash. */
  debug?: boolean;
  /** The names that Servicebot and Billflow used. */
  billing_page_id?: string;
  servicebot_id?: string;
  email_hash?: string;
};

/** The body of `POST /api/portal/visits`. JSON omits undefined fields. */
export type Proof = {
  portal_id: string | undefined;
  email: string | undefined;
  customer_id: string | undefined;
  hash: string | undefined;
  subscription_id: string | undefined;
  locale: string | undefined;
};

export const settingsNames = ["porticoSettings", "servicebotSettings", "billflowSettings"] as const;
export const elementIds = ["portico-portal", "servicebot-subscription-portal", "billflow-embed"] as const;

/**
 * Whether a script created this object. A `<form id="porticoSettings">` on the page also becomes a global of
 * that name, and markup must never decide whose portal opens.
 */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === "[object Object]";
}

/** The settings in the first known global that has some. */
export function findSettings(globals: Record<string, unknown>): EmbedSettings | undefined {
  return settingsNames.map((name) => globals[name]).find(isPlainObject);
}

/**
 * The proof under its current names, without the hash if the page fetches it. Fields that a template left
 * empty are omitted. No other setting is sent: the dashboard decides what the portal allows, not the page.
 */
export function readProof(settings: EmbedSettings): Proof {
  return {
    portal_id: settings.portal_id || settings.billing_page_id || settings.servicebot_id,
    email: settings.email || undefined,
    customer_id: settings.customer_id || undefined,
    hash: settings.hash || settings.email_hash,
    subscription_id: settings.subscription_id || undefined,
    locale: settings.locale || settings.options?.i18n?.defaultLng,
  };
}
