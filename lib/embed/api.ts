import type { PortalEvent, PortalFailure, PortalNews, PortalOperation, PortalQuestion } from "./api-events";

/**
 * Everything that a merchant's page can pass to the portal and receive from it. The packages in `packages/` publish
 * this file as their types, and tests compare it with what the server does.
 */

export type * from "./api-events";

/** A part of the portal. */
export type PortalSection = "subscriptions" | "payment_method" | "billing_details" | "tax_ids" | "invoices";

/** The parts of the portal that a page can open it for. */
export type PortalOpening =
  | PortalOperation
  | {
      operation: PortalOperation;
      /** The subscription it is about; by default the first one that can. */
      subscriptionId?: string;
    };

/** The result of `fetchProof`: a hash or a signed token, alone or named. */
export type PortalProof = string | { hash: string } | { token: string };

/** Texts by key, nested or with dots, or by language. */
export type PortalTexts = { [key: string]: string | PortalTexts };

export type PortalOptions = {
  /** From the Embed page of the dashboard. Test mode and live mode have their own. */
  portalId?: string;
  /** The customer's identity: one of these two, as the portal's settings require. */
  email?: string;
  customerId?: string;
  /** Hex HMAC-SHA256 of that identity, made on your server with the secret key. */
  hash?: string;
  /** A signed token from your server, in place of the hash. */
  token?: string;
  /** Gets the proof from your server. Called if there is none, and again after a visit has ended. */
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
   * A text keeps the placeholders of the one it replaces.
   */
  texts?: PortalTexts;
  /** How the portal looks here: the settings of the dashboard's group “Look”, by name. */
  appearance?: Record<string, unknown>;
  /** The portal is on the page. Called again after each `reload`. */
  onReady?: (message: PortalNews<"ready", Record<string, never>>) => unknown;
  onResize?: (message: PortalNews<"resize", { heightPx: number }>) => unknown;
  /** The portal couldn't open; the customer reads why. `requestId` finds the reason in the server's log. */
  onError?: (message: PortalNews<"error", PortalFailure>) => unknown;
  /** Every event, with its payload. Needs “Enable handle response” in the portal's settings. */
  onEvent?: (message: PortalEvent) => unknown;
  /**
   * Before an operation. `false`, `preventDefault(reason)` or an error with `refusal: true` stops it. A mistake in the
   * function, or no answer within ten seconds, doesn't.
   */
  onBefore?: (message: PortalQuestion) => unknown;
};

/** A listener for `on`; with `*`, it receives every event. */
export type PortalListener = (message: { event: string; response: unknown; extras: unknown }) => unknown;

export type PortalHandle = {
  /** Changes options. Another customer, proof or view opens another visit; new functions are only called instead. */
  update(options: PortalOptions): void;
  /** Opens a new visit in place of this one. */
  reload(): void;
  /** Removes the portal. */
  unmount(): void;
  /** Listens to `ready`, `resize`, an event or `*`. Returns a function that stops listening. */
  on(event: string, listener: PortalListener): () => void;
};

/** `window.Portico`. Before the loader has run it may be an array of callbacks, which the loader then calls in order. */
export type PorticoGlobal = {
  /** Shows a portal in the element. Throws a TypeError if either is missing. */
  mount(element: HTMLElement, options: PortalOptions): PortalHandle;
  /** Calls back with the loaded global: `(window.Portico = window.Portico || []).push((portico) => …)`. */
  push(callback: (portico: PorticoGlobal) => void): void;
  /** Mounts a portal in every known element on the page, once the page has settings. */
  refresh(): void;
};
