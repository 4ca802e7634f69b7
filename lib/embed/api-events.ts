/**
 * The events that a merchant's page receives. docs/events.md is generated from their descriptions in
 * lib/embed/docs and in the declarations of the operations.
 */
import type { PortalIntents, PortalOperation, PortalOutcomes } from "./operation-types";

export type * from "./operation-types";

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

export type PortalNews<Event, Response> = {
  event: Event;
  response: Response;
  extras: Record<string, unknown>;
};

/** A subscription in an event. Names with underscores are Stripe's. */
export type PortalSubscription = {
  id: string;
  /** The plan's name as the customer sees it. */
  name: string;
  /** Stripe's status, such as `active`. */
  status: string;
  /** The customer's ID in Stripe. */
  customer: string;
  /** Seconds since 1970. */
  current_period_start: number | null;
  current_period_end: number | null;
  /** The end of the subscription in seconds since 1970; null if it renews. */
  cancel_at: number | null;
  /**
   * `tier`: the product's `sb_tier`, or else its name. `service`: its `sb_service`, or else the name of the portal's
   * service.
   */
  tier: string | null;
  service: string | null;
};

/** A product in Stripe. `metadata` has only the keys that begin with `sb_`. */
export type PortalProduct = { id: string; name: string; metadata: Record<string, string> };

export type PortalBillingData = {
  subscriptions: PortalSubscription[];
  /** The products of these subscriptions. */
  products: PortalProduct[];
  /** Set if Stripe has no customer with this identity. */
  no_user?: true;
};

/** The data that the portal has loaded. */
export type PortalLoaded = {
  billingData: PortalBillingData;
  currentConfig: { productData: PortalProduct[] };
  /** The products of the portal's service that the page's options let customers choose from. */
  productData: PortalProduct[];
};

/**
 * The result of an operation. For an operation on a subscription, it includes the subscription's current state, if that
 * could be read.
 */
export type PortalResult<Name extends PortalOperation = PortalOperation> = {
  object: "subscription" | "customer" | "invoice" | "payment_method" | "tax_id";
  id: string;
  outcome: PortalOutcomes[Name];
  /** Set if the operation also undid a cancellation. */
  keeps?: true;
} & Partial<Omit<PortalSubscription, "id">>;

/** A plan that the customer selected. */
export type PortalPlan = {
  priceId: string;
  plan: string;
  /** The billing interval, such as `1-month`. */
  interval: string;
  /**
   * `tier`: the product's `sb_tier`, or else its name. `service`: its `sb_service`, or else the name of the portal's
   * service.
   */
  tier: string | null;
  service: string | null;
};

/** Sent before anything is loaded. The response has the page's settings without the proof. */
type PreLoad = { event: "pre_load"; response: Record<string, unknown> };
type PostLoad = {
  event: "post_load";
  response: PortalLoaded | { [Part in keyof PortalLoaded]: null };
};
/** Sent after `post_load`, and again when the visitor switches to another customer in Stripe with the same identity. */
type PostLoadBilling = { event: "post_load_billing"; response: PortalLoaded };
type SelectPlan = { event: "select_plan"; response: PortalPlan & { subscriptionId: string } };
type Failed = { event: "error"; response: PortalFailure };
type Done = { [Name in PortalOperation]: { event: Name; response: PortalResult<Name> } }[PortalOperation];

/** Told apart by `event`, which also determines the type of `response`. */
export type PortalEvent = (PreLoad | PostLoad | PostLoadBilling | SelectPlan | Failed | Done) & {
  extras: Record<string, unknown>;
};

/**
 * Sent before an operation. On pages that use Servicebot's or Billflow's names, `response` also contains the page's
 * `email` setting.
 */
export type PortalQuestion = {
  [Name in PortalOperation]: { event: `pre_${Name}`; response: PortalIntents[Name] };
}[PortalOperation] & {
  extras: Record<string, unknown>;
  /** Stops the operation. The customer reads the reason as plain text. */
  preventDefault(reason?: string): void;
};
