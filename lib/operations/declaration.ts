import type { PageTexts } from "../i18n/page-texts";
import type { PortalSettings, SettingName } from "../settings/schema";
import type { SubscriptionFacts } from "./facts";

/** Permissions of a restricted Stripe key beyond those the portal always needs. Writing includes reading. */
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

/** A field of the event before an operation. Without `isOptional`, every event has it. */
export type EventField = { what: string; isOptional?: true } & (
  | { type: "string"; example: string }
  | { type: "number"; example: number }
  // A mark that most events don't have, so neither does the example.
  | { type: "true" }
);

/**
 * The operation's two events for the merchant's page. The published types (`lib/embed/operation-types.ts`) and
 * docs/events.md are generated from it.
 */
export type EventDeclaration = {
  /** "The customer paused the payments." */
  when: string;
  /** The kind of object that the result names. */
  object: "subscription" | "customer" | "invoice" | "payment_method" | "tax_id";
  /** Every possible outcome. The compiler compares them with the operation's own. */
  outcomes: readonly string[];
  /** Whether the event before it has the fields of the chosen plan: always, or if there was a choice. */
  plan?: "always" | "sometimes";
  /** The further fields of the event before it, beside the ID of the subscription or the customer. */
  fields?: Readonly<Record<string, EventField>>;
  /** The event before it names another object than the customer, so it leaves the customer out. */
  namesNoCustomer?: true;
};

/** Outcomes of a change that Stripe has accepted, while the payment isn't complete yet. */
export const unpaid = ["processing", "bank_asks", "payment_required"] as const;
/** Outcomes of a change to what the subscription consists of. */
export const switched = ["applied", "scheduled", "kept", "invoiced", ...unpaid] as const;

/** An operation's declaration. Operations on a subscription and on a customer have these fields in common. */
export type Declaration = {
  dashboard: DashboardWords;
  event: EventDeclaration;
  /**
   * At least one of these must be on. If there are none, the operation is always allowed, so that no merchant
   * can prevent it by mistake.
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
  /** The customer agrees to an amount or a price: the request has the quote from its preview. */
  isQuoted?: true;
  /** Whether it may charge the customer, so that a bank may ask for confirmation. */
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
   * `aside`: less prominent than the others. `apart`: beside the other buttons and never in a menu with them.
   */
  placement?: "aside" | "apart";
};

export type SubscriptionDeclaration = Omit<Declaration, "asks"> &
  (AskingDeclaration | { asks: false }) & {
    /** Whether the operation makes sense now, if its setting is on. */
    rule(subscription: SubscriptionFacts, settings: PortalSettings): boolean;
    /** When the operation is allowed regardless of the settings. */
    isAlways?(subscription: SubscriptionFacts): boolean;
  };
