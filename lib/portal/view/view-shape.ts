import type { PortalLoaded } from "../../embed/api";
import type { Language } from "../../i18n/languages";
import type { PageTexts } from "../../i18n/page-texts";
import type {
  AskingOperation,
  CustomerOperationName,
  SubscriptionOperationName,
} from "../../operations/operations";
import type { SubscriptionStatus } from "../../vocabulary";
import type { AskingViews } from "./asking-views";
import type { ButtonView } from "./button-shape";
import type { ChooserView } from "./chooser-shape";
import type { CustomerForms } from "./customer-forms";
import type { InvoicesView } from "./invoice-shape";
import type { NoticeView } from "./pay-shape";
import type { Tone } from "./tone";
import type { MethodIcon, MethodView } from "./view-methods-shape";

/** Everything the portal page shows, in the customer's language. The page formats and calculates nothing. */
export type PortalView = {
  language: Language;
  /** The languages to choose from, each in its own name. Empty if the merchant doesn't offer a menu. */
  languages: { tag: Language; name: string }[];
  direction: "ltr" | "rtl";
  /** True in test mode with the security hash off. The page then shows a prominent warning. */
  isUnsecured: boolean;
  /** The email address or customer ID that this visit is for. */
  identity: string;
  /** "Signed in as ada@example.com" */
  signedInAs: string;
  usesDropdownMenu: boolean;
  handlesResponse: boolean;
  /** True in test mode. In test mode, only developers open the console, so it may show hints for the merchant. */
  isTest: boolean;
  debug: boolean;
  /**
   * The page's settings that have no effect, by their names in the page, for a developer's console. Null unless debug
   * mode is on.
   */
  misuses: { unknown_setting: string[]; ignored_setting: string[] } | null;
  /** The event for the merchant's page, sent once all of this is shown. */
  loaded: PortalLoaded;
  /** The discount code that the merchant's page has filled in. Empty if there is none. */
  typedCode: string;
  /** Set if Stripe can't be reached: says that the page is read-only, and how old the view is. Otherwise null. */
  away: string | null;
  subscriptions: SubscriptionView[];
  /** Set if the identity has several customers and none is chosen yet. Until then, nothing else is shown. */
  chooser: ChooserView | null;
  /** True if one of several customers is shown and another one can be chosen. */
  canChooseAnother: boolean;
  /** Null if Stripe has no customer with this identity. */
  customer: CustomerView | null;
  /** Shown if there is no subscription. */
  emptyTitle: string;
  emptyBody: string;
  invoices: InvoicesView;
  foot: FootView;
  text: PageTexts;
};

/** The merchant's own links in the footer, and the name of our software. Empty if the merchant shows neither. */
export type FootView = { links: { label: string; href: string }[]; poweredBy: string | null };

export type CustomerView = CustomerForms & {
  id: string;
  /** Shared by all of the customer's forms. New in each view. */
  intentId: string;
  actions: CustomerOperationName[];
  card: CardView;
  /** Every saved method, if customers may choose or remove them; otherwise empty. */
  methods: MethodView[];
  /** The customer's credit or debt in Stripe, and the invoices it affects. Null if there is none. */
  balance: string | null;
};

/** The payment method that is charged for subscriptions without a method of their own, and the way to replace it. */
export type CardView = {
  title: string;
  /** "Visa ending in 4242", "PayPal (a•••@example.com)", or a text saying that there is none. */
  name: string;
  icon: MethodIcon | null;
  /** The expiry date, with advice if the date is near. Null if the method never expires. */
  expiry: { text: string; tone: Tone } | null;
  /**
   * The texts of the button that replaces the card, and of its dialog. Null if cards can't be updated. `text`: the
   * short label next to the card, "Update".
   */
  update: { text: string; label: string; title: string } | null;
  /** A set-up that was started and may be finished. Pass it to `read_card` once to find out. */
  pendingSetupId: string | null;
};

export type SubscriptionView = AskingViews & {
  id: string;
  /** New in each view. The same click sent twice is the same intent. */
  intentId: string;
  name: string;
  /** `value` is Stripe's status, for the merchant's page. `label` is the text for the customer. */
  status: { value: SubscriptionStatus; label: string; tone: Tone };
  /** True if the subscription has ended and no payment can continue it. */
  isEnded: boolean;
  /** "$29.00 per month", for all units together. Empty if nothing is charged any more. */
  price: string;
  /** The next events and their dates, one sentence per line: "Renews on December 22, 2026" */
  headline: string;
  /** The amounts and days in `price` and `headline`, which are emphasized. */
  strong: string[];
  /** The plans before and after a scheduled change. Empty if none is scheduled. */
  steps: { what: string; when: string }[];
  /** Units, discounts and other items: a label, a value, and the dialog that changes it. */
  details: DetailView[];
  notice: NoticeView | null;
  /** The operations that the merchant allows and the subscription's state permits now, in display order. */
  actions: SubscriptionOperationName[];
  /** The operations that have a dialog, in the same order, each with its button. */
  buttons: ButtonView[];
  /** `question`: asked first if it isn't certain that the customer canceled in a portal. */
  keepSubscription: { label: string; said: string; title: string; question: string | null } | null;
  /** Discards the scheduled change: "Keep Lumen Team", or "Discard change" if that isn't enough to keep the plan. */
  discardChange: { label: string } | null;
};

export type DetailView = {
  label: string;
  value: string;
  tone?: Tone;
  /** `text`: the short label next to the value, "Change". `label`: the full name, "Change quantity". */
  change?: { operation: AskingOperation; text: string; label: string };
};
