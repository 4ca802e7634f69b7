import type { PageTexts } from "../i18n/page-texts";
import type { PortalSettings, SettingName } from "../settings/schema";
import type { SubscriptionFacts } from "./facts";

/** What a restricted Stripe key may be allowed beyond what the portal always asks. Writing includes reading. */
export type StripeRight =
  | "customer_write"
  | "setup_intent_write"
  | "checkout_session_write"
  | "payment_method_write"
  | "tax_id_write"
  | "promotion_code_read";

/** What is said once of an operation, whatever it is about. */
export type Declaration = {
  /** One of them has to be on. With none it can always be done: no merchant may be in the way of it by mistake. */
  settings: readonly SettingName[];
  /** What the Stripe key needs for it while one of its settings is on. */
  rights?: readonly StripeRight[];
  /** What it needs for a part of it that has a setting of its own. */
  rightsOf?: Partial<Record<SettingName, readonly StripeRight[]>>;
  /** A dialog asks before it acts; otherwise one click does it, because another click takes it back. */
  asks: boolean;
  /** An amount or a price is agreed to: it is confirmed with the quote of its preview. */
  isQuoted?: true;
  /** It may charge the customer, so a bank may ask its question. */
  charges?: true;
};

export type AskingDeclaration = {
  asks: true;
  /** The words of the button that opens its dialog. What acts in one click has words of its own, with a name in them. */
  label: keyof PageTexts;
  /** `aside`: nobody is led to it. `apart`: beside the other buttons and never in a menu with them. */
  placement?: "aside" | "apart";
};

export type SubscriptionDeclaration = Omit<Declaration, "asks"> &
  (AskingDeclaration | { asks: false }) & {
    /** Whether it makes sense now, where its setting is on. */
    rule(subscription: SubscriptionFacts, settings: PortalSettings): boolean;
    /** When no setting may be in the way of it. */
    isAlways?(subscription: SubscriptionFacts): boolean;
  };
