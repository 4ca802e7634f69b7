/**
 * What a merchant's page can give to the portal and hear from it. The packages in `packages/` publish this file as
 * their types, and tests compare it with what the server does.
 */

/** An operation of a customer; `docs/operations.md` describes each. */
export type PortalOperation =
  | "add_tax_id"
  | "apply_coupon"
  | "billing_details"
  | "cancellation"
  | "change_plan"
  | "change_quantity"
  | "discard_change"
  | "keep_subscription"
  | "pause"
  | "pay_invoice"
  | "remove_add_on"
  | "remove_payment_method"
  | "remove_tax_id"
  | "resubscribe"
  | "resume"
  | "set_default_payment_method"
  | "update_card"
  | "use_payment_method";

/** A part of the portal. */
export type PortalSection = "subscriptions" | "payment_method" | "billing_details" | "tax_ids" | "invoices";

/** What a customer may open the portal for. */
export type PortalOpening =
  | PortalOperation
  | {
      operation: PortalOperation;
      /** The subscription it is about; by default the first one that can. */
      subscriptionId?: string;
    };

/** What `fetchProof` gives: a hash or a signed token, alone or named. */
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
  /** Opens this dialog once the portal is there, if the customer may do it. */
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

export type PortalErrorCode =
  | "access_denied"
  | "hash_unavailable"
  | "invalid"
  | "misplaced"
  | "rate_limited"
  | "restricted_frame"
  | "unavailable"
  | "unreachable";

export type PortalFailure = { code: PortalErrorCode; requestId?: string };

type PortalNews<Event, Response> = { event: Event; response: Response; extras: Record<string, unknown> };

/** A subscription as the page is told of it. The words with underscores are Stripe's. */
export type PortalSubscription = {
  id: string;
  /** As the customer reads it. */
  name: string;
  /** Stripe's status, such as `active`. */
  status: string;
  /** The customer's ID in Stripe. */
  customer: string;
  /** Seconds since 1970. */
  current_period_start: number | null;
  current_period_end: number | null;
  /** When it ends, in seconds since 1970; null if it renews. */
  cancel_at: number | null;
  /** The product's `sb_tier` and `sb_service`, or else its name and the name of the portal's service. */
  tier: string | null;
  service: string | null;
};

/** A product in Stripe, with those of its metadata whose keys begin with `sb_`. */
export type PortalProduct = { id: string; name: string; metadata: Record<string, string> };

export type PortalBillingData = {
  subscriptions: PortalSubscription[];
  /** Of these subscriptions. */
  products: PortalProduct[];
  /** Stripe has no customer with this identity. */
  no_user?: true;
};

/** What the portal has loaded; everything is null if it couldn't. */
export type PortalLoaded = {
  billingData: PortalBillingData;
  currentConfig: { productData: PortalProduct[] };
  /** The products of the portal's service that the page leaves to choose from. */
  productData: PortalProduct[];
};

/** What an operation ended with. If it was about a subscription, the subscription as it is now, if it could be read. */
export type PortalResult = {
  object: "subscription" | "customer" | "invoice" | "payment_method" | "tax_id";
  id: string;
  /** How it ended, such as `applied` or `scheduled`. */
  outcome: string;
  /** The operation also took back a cancellation. */
  keeps?: true;
} & Partial<Omit<PortalSubscription, "id">>;

/** A plan that the customer looks at. */
export type PortalPlan = {
  priceId: string;
  plan: string;
  /** Such as `1-month`. */
  interval: string;
  /** The product's `sb_tier` and `sb_service`, or else its name and the name of the portal's service. */
  tier: string | null;
  service: string | null;
};

/** Before anything is loaded: the settings of the page, without the proof. */
type PreLoad = { event: "pre_load"; response: Record<string, unknown> };
type PostLoad = {
  event: "post_load";
  response: PortalLoaded | { [Part in keyof PortalLoaded]: null };
};
/** Again when the customer chooses another of several customers with one identity. */
type PostLoadBilling = { event: "post_load_billing"; response: PortalLoaded };
type SelectPlan = { event: "select_plan"; response: PortalPlan & { subscriptionId: string } };
type Failed = { event: "error"; response: PortalFailure };
type Done = { [Name in PortalOperation]: { event: Name; response: PortalResult } }[PortalOperation];

/** Told apart by `event`. */
export type PortalEvent = (PreLoad | PostLoad | PostLoadBilling | SelectPlan | Failed | Done) & {
  extras: Record<string, unknown>;
};

export type PortalQuestion = {
  event: `pre_${PortalOperation}`;
  response: Record<string, unknown>;
  extras: Record<string, unknown>;
  /** Stops the operation. The customer reads the reason as plain text. */
  preventDefault(reason?: string): void;
};

/** What `on` listens to; `*` hears everything. */
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
