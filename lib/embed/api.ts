import type { PortalEvent, PortalFailure, PortalNews, PortalOperation, PortalQuestion } from "./api-events";

/**
 * Everything that a merchant's page can pass to the portal or receive from it. The packages in `packages/` publish this
 * file as their types, and tests compare it with what the server does.
 */

export type * from "./api-events";

/** A part of the portal. */
export type PortalSection = "subscriptions" | "payment_method" | "billing_details" | "tax_ids" | "invoices";

/** The dialog that the portal opens by itself: the name of its operation, and the subscription if it matters. */
export type PortalOpening =
  | PortalOperation
  | {
      operation: PortalOperation;
      /** The subscription of the dialog. By default, the first one for which the dialog can open. */
      subscriptionId?: string;
    };

/** The result of `fetchProof`: a hash or a signed token, as a string or in an object. */
export type PortalProof = string | { hash: string } | { token: string };

/** Texts by key, or by language and then by key. A key with dots can also be written as nested objects. */
export type PortalTexts = { [key: string]: string | PortalTexts };

export type PortalOptions = {
  /** From the Embed page of the dashboard. Test mode and live mode have different IDs. */
  portalId?: string;
  /** The customer's identity: `email` or `customerId`, as the portal's settings require. */
  email?: string;
  customerId?: string;
  /** Hex HMAC-SHA256 of that identity, made on your server with the secret key. */
  hash?: string;
  /** A signed token from your server, in place of the hash. */
  token?: string;
  /** Gets the proof from your server. Called if the options contain no proof, and again after a visit has ended. */
  fetchProof?: () => PortalProof | Promise<PortalProof>;
  /** Shows only this subscription. */
  subscriptionId?: string;
  /** Opens this dialog once the portal has loaded, if the customer may use it. */
  open?: PortalOpening;
  /** Shows only these parts. */
  sections?: PortalSection[];
  /** A BCP 47 tag such as `de` or `pt-BR`. */
  locale?: string;
  /**
   * Your own texts in place of the portal's, by key, or by language and key: `{ de: { "cancel.confirm": "Kündigen" } }`.
   * A text must have the same placeholders as the text it replaces.
   */
  texts?: PortalTexts;
  /** The portal's look on this page: settings of the dashboard's group “Look”, by name. */
  appearance?: Record<string, unknown>;
  /** Called when the portal is visible, and again after each `reload`. */
  onReady?: (message: PortalNews<"ready", Record<string, never>>) => unknown;
  onResize?: (message: PortalNews<"resize", { heightPx: number }>) => unknown;
  /**
   * Called if the portal can't open. The customer sees a message. To find the reason, search the server's log for
   * `requestId`.
   */
  onError?: (message: PortalNews<"error", PortalFailure>) => unknown;
  /** Called with every event and its payload. Needs “Enable handle response” in the portal's settings. */
  onEvent?: (message: PortalEvent) => unknown;
  /**
   * Called before an operation. Returning `false`, calling `preventDefault(reason)`, or throwing an error with
   * `refusal: true` stops the operation. Other errors, or no answer within ten seconds, don't stop it.
   */
  onBefore?: (message: PortalQuestion) => unknown;
};

/** A listener for `on`. A listener for `*` receives every event. */
export type PortalListener = (message: { event: string; response: unknown; extras: unknown }) => unknown;

export type PortalHandle = {
  /**
   * Changes options. If the customer, the proof or what is shown changes, a new visit opens. If only functions change,
   * the new ones replace the old ones.
   */
  update(options: PortalOptions): void;
  /** Opens a new visit in place of this one. */
  reload(): void;
  /** Removes the portal. */
  unmount(): void;
  /** Listens to `ready`, `resize`, an event or `*`. Returns a function that stops listening. */
  on(event: string, listener: PortalListener): () => void;
};

/** `window.Portico`. Before the loader runs, it may be an array of callbacks, which the loader then calls in order. */
export type PorticoGlobal = {
  /** Shows a portal in the element. Throws a TypeError if the element or the options are missing. */
  mount(element: HTMLElement, options: PortalOptions): PortalHandle;
  /** Calls back with the loaded global: `(window.Portico = window.Portico || []).push((portico) => …)`. */
  push(callback: (portico: PorticoGlobal) => void): void;
  /** Mounts a portal in every element on the page that has one of the known IDs, once the page has settings. */
  refresh(): void;
};
