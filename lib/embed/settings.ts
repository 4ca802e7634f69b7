import type { PortalOptions } from "./api";

/** The argument of the merchant's functions: small, documented fields, never a whole Stripe object. */
export type EventMessage = {
  event: string;
  response: unknown;
  extras: unknown;
  /** Refuses the operation that a `pre_` event announces. The customer sees the reason. */
  preventDefault?: (reason?: string) => void;
};

/**
 * `window.porticoSettings`, or the options of `Portico.mount`. Snippets write names with underscores, and scripts in
 * camel case. Both work in both places, and so do the names that Servicebot and Billflow used.
 */
export type EmbedSettings = Omit<
  PortalOptions,
  "onReady" | "onResize" | "onError" | "onEvent" | "onBefore"
> & {
  [callback in "onReady" | "onResize" | "onError" | "onEvent" | "onBefore"]?: (message: never) => unknown;
} & {
  portal_id?: string;
  customer_id?: string;
  subscription_id?: string;
  /** Servicebot's name for `appearance`. */
  theme?: Record<string, unknown>;
  billing_page_id?: string;
  servicebot_id?: string;
  email_hash?: string;
  /** The former name of `fetchProof`. */
  fetchHash?: PortalOptions["fetchProof"];
  handleResponse?: (message: EventMessage) => unknown;
  /** Explains in the console what the loader does, without ever printing a hash, a token or an email address. */
  debug?: boolean;
  /** Servicebot's options. The server applies only those that narrow or preset something. */
  options?: { i18n?: { defaultLng?: string } } & Record<string, unknown>;
};

/** The body of `POST /api/portal/visits`. JSON omits undefined fields. */
export type Proof = {
  portal_id: string | undefined;
  email: string | undefined;
  customer_id: string | undefined;
  hash: string | undefined;
  token: string | undefined;
  subscription_id: string | undefined;
  locale: string | undefined;
  /** The options that the page requests. They can only narrow or preset what the merchant's settings allow. */
  options: Record<string, unknown> | undefined;
};

export const settingsNames = ["porticoSettings", "servicebotSettings", "billflowSettings"] as const;
/** The IDs of elements in which a portal mounts automatically. */
export const elementSelector = "#portico-portal,#servicebot-subscription-portal,#billflow-embed";

/**
 * Whether a script created this object. A `<form id="porticoSettings">` on the page also becomes a global of
 * that name, and markup must never decide whose portal opens.
 */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return {}.toString.call(value) === "[object Object]";
}

/** The settings in the first known global that has some. */
export function findSettings(globals: Record<string, unknown>): EmbedSettings | undefined {
  return settingsNames.map((name) => globals[name]).find(isPlainObject);
}

/**
 * The proof under its current names, without the hash if the page fetches it. Fields that a template left
 * empty are omitted.
 */
export function readProof(settings: EmbedSettings): Proof {
  return {
    portal_id: settings.portal_id || settings.portalId || settings.billing_page_id || settings.servicebot_id,
    email: settings.email || undefined,
    customer_id: settings.customer_id || settings.customerId || undefined,
    hash: settings.hash || settings.email_hash,
    token: settings.token,
    subscription_id: settings.subscription_id || settings.subscriptionId || undefined,
    locale: settings.locale || settings.options?.i18n?.defaultLng,
    options: readOptions(settings),
  };
}

export const proofFetcher = ({ fetchProof, fetchHash }: EmbedSettings) => fetchProof ?? fetchHash;

const optionName = /^(open|sections|service|tier|interval.*|coupon|texts|theme|debug)$/;
/** With longer options, the server would refuse the whole request as too long, and the customer would see nothing. */
const optionsLengthMax = 15_000;

/** The options that the page requests, or undefined if there are none or they can't be sent. */
function readOptions(settings: EmbedSettings): Record<string, unknown> | undefined {
  try {
    const options = { ...settings.options };
    for (const name in settings)
      if (optionName.test(name)) options[name] = settings[name as keyof EmbedSettings];
    const text = JSON.stringify(options);
    if (text !== "{}" && text.length < optionsLengthMax) return options;
  } catch {
    // The page's value may be anything, even an object with a circular reference.
  }
  return undefined;
}
