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

/** Everything the portal page shows, in the customer's language: the page formats and calculates nothing. */
export type PortalView = {
  language: Language;
  /** The languages to choose from, each in its own name; empty if the merchant doesn't offer a menu. */
  languages: { tag: Language; name: string }[];
  direction: "ltr" | "rtl";
  /** Test mode with the security hash off. Shown as a prominent mark. */
  isUnsecured: boolean;
  /** The email address or customer ID that this visit is for. */
  identity: string;
  /** "Signed in as ada@example.com" */
  signedInAs: string;
  usesDropdownMenu: boolean;
  handlesResponse: boolean;
  /** Test mode: whoever opens the console is a developer, who may see the merchant's hints. */
  isTest: boolean;
  debug: boolean;
  /**
   * The page's settings that have no effect, by their names there, for a developer's console; null outside debug mode.
   */
  misuses: { unknown_setting: string[]; ignored_setting: string[] } | null;
  /** The event for the merchant's page, sent once all of this is shown. */
  loaded: PortalLoaded;
  /** The discount code that the merchant's page has typed in already; empty if there is none. */
  typedCode: string;
  /** Why the page is read-only, and how old the view is: Stripe can't be reached. Otherwise null. */
  away: string | null;
  subscriptions: SubscriptionView[];
  /** Set if the identity has several customers and none is chosen yet. Nothing else is shown until then. */
  chooser: ChooserView | null;
  /** Whether one of several customers is shown and another can be chosen. */
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

/** The merchant's own links at the foot, and whose software this is; empty where the merchant shows none of it. */
export type FootView = { links: { label: string; href: string }[]; poweredBy: string | null };

export type CustomerView = {
  id: string;
  /** Shared by all of the customer's forms. New in each view. */
  intentId: string;
  actions: CustomerOperationName[];
  card: CardView;
  /** Every saved method, if customers may choose or remove them; otherwise empty. */
  methods: MethodView[];
  /** The customer's credit or debt at Stripe, and what happens to it; null if there is none. */
  balance: string | null;
  billingDetails: BillingDetailsView | null;
  taxIds: TaxIdsView | null;
};

/** The payment method of subscriptions that have none of their own, and how to replace it. */
export type CardView = {
  title: string;
  /** "Visa ending in 4242", "PayPal (a•••@example.com)", or a text saying that there is none. */
  name: string;
  icon: MethodIcon | null;
  /** When it expires, and what to do if that is soon; null if it never does. */
  expiry: { text: string; tone: Tone } | null;
  /**
   * The words of the way to another card and of its dialog; null where cards cannot be updated. `text`: what is enough beside
   * the card, "Update".
   */
  update: { text: string; label: string; title: string } | null;
  /** Begun and perhaps finished meanwhile: pass to `read_card` once to find out. */
  pendingSetupId: string | null;
};

export type SubscriptionView = {
  id: string;
  /** New in each view. The same click sent twice is the same intent. */
  intentId: string;
  name: string;
  /** `value` is Stripe's status, for the merchant's page; `label` is what the customer reads. */
  status: { value: SubscriptionStatus; label: string; tone: Tone };
  /** Nothing of it runs or can be paid to run any more. */
  isEnded: boolean;
  /** "$29.00 per month", for all units together. Empty where nothing is charged any more. */
  price: string;
  /** The next events and their dates, one sentence per line: "Renews on December 22, 2026" */
  headline: string;
  /** The amounts and days in `price` and `headline`, which weigh more than the words around them. */
  strong: string[];
  /** The plans before and after a scheduled change. Empty if none is scheduled. */
  steps: { what: string; when: string }[];
  /** Units, discount, the other items: label and value, and the dialog that changes it. */
  details: DetailView[];
  notice: NoticeView | null;
  /** The operations that the merchant allows and the subscription's state permits now, in display order. */
  actions: SubscriptionOperationName[];
  /** Those that ask before they act, in the same order: the buttons that open their dialogs. */
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
  /** `question`: asked first if we don't know that the customer canceled in a portal. */
  keepSubscription: { label: string; said: string; title: string; question: string | null } | null;
  /** Drops the scheduled change: "Keep Lumen Team", or "Discard change" if that isn't enough to keep it. */
  discardChange: { label: string } | null;
};

export type DetailView = {
  label: string;
  value: string;
  tone?: Tone;
  /** `text`: what is enough beside the fact, "Change". `label`: its whole name, "Change quantity". */
  change?: { operation: AskingOperation; text: string; label: string };
};

export type ChangePlanView = {
  title: string;
  /** Shown first: why a plan is missing, or that the change undoes a cancellation. Null if there is nothing to say. */
  note: string | null;
  /** The button's label if a change also undoes a cancellation. Otherwise null. */
  keepLabel: string | null;
  /** "Monthly", "Yearly" …; with one entry, there is nothing to switch. */
  intervals: {
    id: string;
    label: string;
    /** "Save 16%": what it takes off, compared with the shortest one. Null where it takes nothing off. */
    saving: string | null;
  }[];
  /** The interval that the dialog begins with: the current one, or the one that the page wishes. */
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
  /** The plan that the dialog begins with: the current one, or the one that the page wishes. */
  isChosen: boolean;
  /** For the merchant's page, the same in every event. */
  details: PortalPlan;
  /** The current plan can be chosen only to drop a planned change. */
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
  /** There is no payment method, so it can only be previewed. A card can be added. */
  needsCard?: boolean;
  /** It couldn't be computed this time; trying again may work. */
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
  /** A discount code may come with it. */
  takesCode: boolean;
  /** The plans to choose from; null if the former plan is the only one. */
  choice: ChangePlanView | null;
};

/** One thing that canceling means. `title` is null where `text` is about something beside the end and the payments. */
export type CancellationFact = {
  icon: "end" | "payments" | "refund" | "note";
  title: string | null;
  text: string | null;
};

export type CancellationView = {
  title: string;
  /** When it ends, what is still charged, what is not refunded, and what else ends with it. */
  facts: CancellationFact[];
  /** When it would end. Send it along with the confirmation. */
  moment: string;
  /** Whether ending it bills usage: `preview_cancellation` says how much so far. */
  billsUsageNow: boolean;
  confirm: string;
  dismiss: string;
  /** Null if the merchant doesn't ask. The first is "prefer not to say" with an empty value. */
  reasons: { value: CancellationFeedback | ""; label: string }[] | null;
  reasonLabel: string;
  commentLabel: string;
};
