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

/** What is declared for every operation. */
export type Declaration = {
  /**
   * At least one of them must be on. Without any, the operation is always allowed: no merchant may prevent it
   * by mistake.
   */
  settings: readonly SettingName[];
  /** What the Stripe key needs for it while one of its settings is on. */
  rights?: readonly StripeRight[];
  /** What it needs for a part of it that has its own setting. */
  rightsOf?: Partial<Record<SettingName, readonly StripeRight[]>>;
  /** Whether a dialog asks first. Otherwise one click is enough, because another click undoes it. */
  asks: boolean;
  /** Whether the customer agrees to an amount or a price, and so confirms with the preview's quote. */
  isQuoted?: true;
  /** Whether it may charge the customer, so that a bank may ask for confirmation. */
  charges?: true;
};

export type AskingDeclaration = {
  asks: true;
  /**
   * The label of the button that opens its dialog. One-click operations have labels of their own that include
   * a name.
   */
  label: keyof PageTexts;
  /** `aside`: never emphasized. `apart`: next to the other buttons, and never in a menu with them. */
  placement?: "aside" | "apart";
};

export type SubscriptionDeclaration = Omit<Declaration, "asks"> &
  (AskingDeclaration | { asks: false }) & {
    /** Whether the subscription's state allows it, if its setting is on. */
    rule(subscription: SubscriptionFacts, settings: PortalSettings): boolean;
    /** When it is allowed whatever the settings say. */
    isAlways?(subscription: SubscriptionFacts): boolean;
  };
