/**
 * The events that a merchant's page receives. docs/events.md is generated from their descriptions in lib/embed/docs.
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
  /** The product's `sb_tier` and `sb_service`, or else its name and the name of the portal's service. */
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

/** The data that the portal has loaded; everything is null if it couldn't load. */
export type PortalLoaded = {
  billingData: PortalBillingData;
  currentConfig: { productData: PortalProduct[] };
  /** The products of the portal's service that customers can choose from under the page's options. */
  productData: PortalProduct[];
};

/** Stripe has accepted the change, but the payment isn't complete yet. */
type Unpaid = "processing" | "bank_asks" | "payment_required";
type Switched = "applied" | "scheduled" | "kept" | "invoiced" | Unpaid;

/** How each operation may end. */
export type PortalOutcomes = {
  add_tax_id: "added";
  apply_coupon: "applied";
  billing_details: "saved";
  cancellation: "at_period_end" | "now" | "discarded";
  change_plan: Switched;
  change_quantity: Switched;
  discard_change: "kept";
  keep_subscription: "kept";
  pause: "paused";
  pay_invoice: "paid" | Unpaid;
  remove_add_on: Switched;
  remove_payment_method: "removed";
  remove_tax_id: "removed";
  resubscribe: "started" | Unpaid;
  resume: "resumed" | Unpaid;
  set_default_payment_method: "saved";
  update_card: "saved" | "paid" | "payment_required";
  use_payment_method: "saved";
};

/**
 * The result of an operation. For an operation on a subscription, it includes the subscription's current state, if that
 * could be read.
 */
export type PortalResult<Name extends PortalOperation = PortalOperation> = {
  object: "subscription" | "customer" | "invoice" | "payment_method" | "tax_id";
  id: string;
  outcome: PortalOutcomes[Name];
  /** The operation also took back a cancellation. */
  keeps?: true;
} & Partial<Omit<PortalSubscription, "id">>;

/** A plan that the customer selected. */
export type PortalPlan = {
  priceId: string;
  plan: string;
  /** The billing interval, such as `1-month`. */
  interval: string;
  /** The product's `sb_tier` and `sb_service`, or else its name and the name of the portal's service. */
  tier: string | null;
  service: string | null;
};

/** Sent before anything is loaded. The response has the page's settings without the proof. */
type PreLoad = { event: "pre_load"; response: Record<string, unknown> };
type PostLoad = {
  event: "post_load";
  response: PortalLoaded | { [Part in keyof PortalLoaded]: null };
};
/** Sent again when the customer chooses another of several customers with the same identity. */
type PostLoadBilling = { event: "post_load_billing"; response: PortalLoaded };
type SelectPlan = { event: "select_plan"; response: PortalPlan & { subscriptionId: string } };
type Failed = { event: "error"; response: PortalFailure };
type Done = { [Name in PortalOperation]: { event: Name; response: PortalResult<Name> } }[PortalOperation];

/** Told apart by `event`. */
export type PortalEvent = (PreLoad | PostLoad | PostLoadBilling | SelectPlan | Failed | Done) & {
  extras: Record<string, unknown>;
};

type OfSubscription = { subscriptionId: string };
type OfCustomer = { customerId: string };

/** The operation that a customer is about to confirm. */
export type PortalIntents = {
  add_tax_id: OfCustomer;
  apply_coupon: OfSubscription & { code: string };
  billing_details: OfCustomer;
  /** Both are empty if the customer gave no reason. `feedback` is Stripe's word, such as `too_expensive`. */
  cancellation: OfSubscription & { feedback: string; comment: string };
  /** `keeps` is set if the change also undoes a cancellation. */
  change_plan: OfSubscription & PortalPlan & { keeps?: true };
  change_quantity: OfSubscription & { quantity: number };
  discard_change: OfSubscription;
  keep_subscription: OfSubscription;
  pause: OfSubscription & { months: number };
  pay_invoice: { invoiceId: string };
  /** The ID of the subscription item, and the add-on's name. */
  remove_add_on: OfSubscription & { itemId: string; addOn?: string | undefined };
  remove_payment_method: OfCustomer & { paymentMethodId: string };
  remove_tax_id: OfCustomer & { taxId: string };
  /** The plan, if the customer could choose one. */
  resubscribe: OfSubscription & Partial<PortalPlan>;
  resume: OfSubscription;
  set_default_payment_method: OfCustomer & { paymentMethodId: string };
  update_card: OfCustomer;
  /** `paymentMethodId` is empty if the subscription returns to the customer's default. */
  use_payment_method: OfSubscription & { paymentMethodId: string };
};

/** Told apart by `event`. On pages with Servicebot's or Billflow's names, `response` also has their `email`. */
export type PortalQuestion = {
  [Name in PortalOperation]: { event: `pre_${Name}`; response: PortalIntents[Name] };
}[PortalOperation] & {
  extras: Record<string, unknown>;
  /** Stops the operation. The customer reads the reason as plain text. */
  preventDefault(reason?: string): void;
};
