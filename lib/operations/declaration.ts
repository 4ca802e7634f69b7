import type { PageTexts } from "../i18n/page-texts";
import type { PortalSettings, SettingName } from "../settings/schema";
import type { SubscriptionFacts } from "./facts";

/**
 * Permissions of a restricted Stripe key, in addition to those that the portal always needs. Permission to write
 * includes permission to read.
 */
export type StripeRight =
  | "customer_write"
  | "setup_intent_write"
  | "checkout_session_write"
  | "payment_method_write"
  | "tax_id_write"
  | "promotion_code_read";

/** How the dashboard lists a change that a customer made or attempted. */
type DashboardWords = {
  /** "Changed plan" */
  done: string;
  /** "change the plan", after "Couldn’t" or "Tried to". */
  to: string;
  icon: OperationIcon;
  /** accent: changed · positive: gained · neutral: ended or taken away. */
  tone: "accent" | "positive" | "neutral";
};

export type OperationIcon =
  | "arrow"
  | "calendar"
  | "card"
  | "check"
  | "cross"
  | "pause"
  | "person"
  | "play"
  | "receipt"
  | "restart"
  | "ticket"
  | "undo";

/** A field of the event before an operation. Every such event has the field, unless it is `isOptional`. */
export type EventField = { what: string; isOptional?: true } & (
  | { type: "string"; example: string }
  | { type: "number"; example: number }
  // A field that most events don't have, so the example leaves it out.
  | { type: "true" }
);

/**
 * The operation's two events for the merchant's page. The published types (`lib/embed/operation-types.ts`) and
 * docs/events.md are generated from this declaration.
 */
export type EventDeclaration = {
  /** "The customer paused the payments." */
  when: string;
  /** The kind of object that the result names. */
  object: "subscription" | "customer" | "invoice" | "payment_method" | "tax_id";
  /** Every possible outcome. The compiler compares them with the outcomes of the operation's implementation. */
  outcomes: readonly string[];
  /**
   * Whether the event before the operation has the fields of the chosen plan: always, or only if there was a choice.
   */
  plan?: "always" | "sometimes";
  /** The fields of the event before the operation, other than the ID of the subscription or the customer. */
  fields?: Readonly<Record<string, EventField>>;
  /** The event before the operation names an object other than the customer, and leaves the customer out. */
  namesNoCustomer?: true;
};

/** Outcomes of a change that Stripe has accepted, while the payment isn't complete yet. */
export const unpaid = ["processing", "bank_asks", "payment_required"] as const;
/** Outcomes of a change to the subscription's items. */
export const switched = ["applied", "scheduled", "kept", "invoiced", ...unpaid] as const;

/** An operation's declaration. Operations on a subscription and on a customer have these fields in common. */
export type Declaration = {
  dashboard: DashboardWords;
  event: EventDeclaration;
  /**
   * The operation is allowed if at least one of these settings is on. If the list is empty, it is always allowed, so
   * that no merchant can prevent it by mistake.
   */
  settings: readonly SettingName[];
  /** The rights that the Stripe key needs while one of the settings is on. */
  rights?: readonly StripeRight[];
  /** The rights needed for a part of the operation that has its own setting. */
  rightsOf?: Partial<Record<SettingName, readonly StripeRight[]>>;
  /**
   * Whether a dialog asks for confirmation. Without a dialog, a single click is enough, because another click undoes
   * the operation.
   */
  asks: boolean;
  /** The customer agrees to an amount or a price, so the request contains the quote from the preview. */
  isQuoted?: true;
  /** Whether the operation may charge the customer, so that a bank may ask for confirmation. */
  charges?: true;
};

export type CustomerDeclaration = Declaration & {
  /** The form shows or overwrites personal data, so a visit without a proof doesn't have it. */
  needsProof?: true;
};

export type AskingDeclaration = {
  asks: true;
  /**
   * The text of the button that opens the dialog. Operations without a dialog have button texts of their own,
   * which include a name.
   */
  label: keyof PageTexts;
  /**
   * `aside`: less prominent than other buttons. `apart`: beside the other buttons and never in a menu with them.
   */
  placement?: "aside" | "apart";
};

export type SubscriptionDeclaration = Omit<Declaration, "asks"> &
  (AskingDeclaration | { asks: false }) & {
    /** Whether the operation makes sense now, if its setting is on. */
    rule(subscription: SubscriptionFacts, settings: PortalSettings): boolean;
    /** Whether the operation is allowed now, regardless of the settings. */
    isAlways?(subscription: SubscriptionFacts): boolean;
  };
