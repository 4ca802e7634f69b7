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

/** An operation's declaration. Operations on a subscription and on a customer have these fields in common. */
export type Declaration = {
  /**
   * The operation is allowed if at least one of these is on. If the list is empty, it is always allowed, so that no
   * merchant can prevent it by mistake.
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
    /** Whether the operation is allowed now, regardless of the settings. */
    isAlways?(subscription: SubscriptionFacts): boolean;
  };
