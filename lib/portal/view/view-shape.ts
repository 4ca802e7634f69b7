import type { PortalLoaded, PortalPlan } from "../../embed/api";
import type { Language } from "../../i18n/languages";
import type { PageTexts } from "../../i18n/page-texts";
import type {
  AskingOperation,
  CustomerOperationName,
  SubscriptionOperationName,
} from "../../operations/operations";
import type { CancellationFeedback, SubscriptionStatus } from "../../vocabulary";
import type { PriceParts } from "../words/price-parts";
import type { ButtonView } from "./button-shape";
import type { ChangeQuantityView, PauseView, RemoveAddOnView, ResumeView } from "./change-shape";
import type { ChooserView } from "./chooser-shape";
import type { InvoicesView } from "./invoice-shape";
import type { NoticeView } from "./pay-shape";
import type { Tone } from "./tone";
import type { BillingDetailsView, TaxIdsView } from "./view-customer-shape";
import type { MethodIcon, MethodView, UseMethodView } from "./view-methods-shape";

/** Everything the portal page shows, in the customer's language. The page formats and calculates nothing. */
export type PortalView = {
  language: Language;
  /** The languages to choose from, each in its own name. Empty if the merchant doesn't offer a menu. */
  languages: { tag: Language; name: string }[];
  direction: "ltr" | "rtl";
  /** True in test mode with the security hash off, which the page marks prominently. */
  isUnsecured: boolean;
  /** The email address or customer ID that this visit is for. */
  identity: string;
  /** "Signed in as ada@example.com" */
  signedInAs: string;
  usesDropdownMenu: boolean;
  handlesResponse: boolean;
  /** True in test mode, in which only a developer opens the console, who may see hints for the merchant. */
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

export type CustomerView = {
  id: string;
  /** Shared by all of the customer's forms. New in each view. */
  intentId: string;
  actions: CustomerOperationName[];
  card: CardView;
  /** Every saved method, if customers may choose or remove them; otherwise empty. */
  methods: MethodView[];
  /** The customer's credit or debt in Stripe, and the invoices it affects. Null if there is none. */
  balance: string | null;
  billingDetails: BillingDetailsView | null;
  taxIds: TaxIdsView | null;
};

/** The payment method of subscriptions that have none of their own, and the way to replace it. */
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

export type SubscriptionView = {
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
  changePlan: ChangePlanView | null;
  changeQuantity: ChangeQuantityView | null;
  applyCoupon: { title: string; body: string } | null;
  usePaymentMethod: UseMethodView | null;
  removeAddOn: RemoveAddOnView | null;
  pause: PauseView | null;
  resume: ResumeView | null;
  cancellation: CancellationView | null;
  resubscribe: ResubscribeView | null;
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

export type ChangePlanView = {
  title: string;
  /** Shown first: why a plan is missing, or that the change undoes a cancellation. Null if there is nothing to say. */
  note: string | null;
  /** The button's label if a change also undoes a cancellation. Otherwise null. */
  keepLabel: string | null;
  /** "Monthly", "Yearly" …. With only one entry, the page shows no switch. */
  intervals: {
    id: string;
    label: string;
    /** "Save 16%": the saving compared with the shortest interval. Null if there is none. */
    saving: string | null;
  }[];
  /** The interval that the dialog starts with: the current one, or the one that the page wishes. */
  chosenIntervalId: string;
  /** Whether a discount code can be added. */
  takesCode: boolean;
  plans: PlanView[];
};

export type PlanView = {
  priceId: string;
  productId: string;
  intervalId: string;
  name: string;
  price: PriceParts;
  description: string | null;
  /** "Current plan", "Starts on 22 December 2026", or null. */
  mark: string | null;
  /** True for the plan that the dialog starts with: the current one, or the one that the page wishes. */
  isChosen: boolean;
  /** For the merchant's page, the same in every event. */
  details: PortalPlan;
  /** False for the current plan, unless choosing it discards a scheduled change. */
  canChoose: boolean;
};

/** The cost and start of a change, as Stripe computes it, before the customer agrees to it. */
export type OperationPreview = {
  /** "Due today", credit and charge, each with its amount, in order; empty if nothing is due now. */
  lines: { label: string; amount: string; isTotal: boolean }[];
  /** The discount of the entered code, or why it has none here. */
  note?: string;
  /** "Then $29.00 per month from December 22, 2026." */
  explanation: string;
  /** True if there is no payment method. The change can then only be previewed, and a card can be added. */
  needsCard?: boolean;
  /** True if the preview couldn't be computed this time, so that trying again may work. */
  canTryAgain?: boolean;
  /** The button's text: "Change and pay $14.52". */
  confirm: string;
  /** The terms that the customer agrees to, sealed for ten minutes. Send it back unchanged to confirm. */
  quote: string;
};

/** A plan to choose; confirmed with `change_plan` ({intentId, subscriptionId, priceId, quote}). */
export type PlanPreview = OperationPreview & {
  priceId: string;
  /** `refused`: not available to this customer; `unavailable`: not computed this time. */
  kind: "now" | "at_renewal" | "keep_current" | "needs_card" | "refused" | "unavailable";
};

/** Another quantity; confirmed with `change_quantity` ({intentId, subscriptionId, quantity, quote}). */
export type QuantityPreview = OperationPreview & { quantity: number };

/** Removing one add-on; confirmed with `remove_add_on` ({intentId, subscriptionId, itemId, quote}). */
export type AddOnPreview = OperationPreview & { itemId: string };

export type ResubscribeView = {
  title: string;
  body: string;
  /** True if a discount code can be used with it. */
  takesCode: boolean;
  /** The plans to choose from; null if the former plan is the only one. */
  choice: ChangePlanView | null;
};

/** One consequence of canceling. `title` is null if `text` is about something other than the end and the payments. */
export type CancellationFact = {
  icon: "end" | "payments" | "refund" | "note";
  title: string | null;
  text: string | null;
};

export type CancellationView = {
  title: string;
  /** The end, the remaining charges, the amounts that are not refunded, and everything else that ends. */
  facts: CancellationFact[];
  /** The end as a word that the page sends back with the confirmation. */
  moment: string;
  /** True if ending it bills usage. `preview_cancellation` returns the cost so far. */
  billsUsageNow: boolean;
  confirm: string;
  dismiss: string;
  /** Null if the merchant doesn't ask for a reason. The first is "prefer not to say" with an empty value. */
  reasons: { value: CancellationFeedback | ""; label: string }[] | null;
  reasonLabel: string;
  commentLabel: string;
};
