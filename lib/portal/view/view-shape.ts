import type { PortalErrorCode } from "../../errors";
import type { Language } from "../../i18n/languages";
import type { PageTexts } from "../../i18n/page-texts";
import type { CustomerOperationName, SubscriptionOperationName } from "../../operations/operations";
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

/**
 * Everything the portal page shows, already written in the customer's language: sentences, amounts and dates are
 * made on the server, so that the page needs no catalogue, no Intl and no arithmetic of its own.
 */
export type PortalView = {
  language: Language;
  /** What the customer can choose from, each in its own words; empty where the merchant offers no menu. */
  languages: { tag: Language; name: string }[];
  direction: "ltr" | "rtl";
  /** Test mode with the security hash off: shown as a mark that cannot be missed. */
  isUnsecured: boolean;
  /** The e-mail address or customer id this visit is for. */
  identity: string;
  usesDropdownMenu: boolean;
  handlesResponse: boolean;
  /** Whoever opens the console is a developer, and may be told what a merchant has to know. */
  isTest: boolean;
  debug: boolean;
  /** Why nothing can be done here now, and from when all this is: Stripe can't be asked. Null otherwise. */
  away: string | null;
  subscriptions: SubscriptionView[];
  /** The identity stands for several customers and none is chosen yet: nothing else is shown before. */
  chooser: ChooserView | null;
  /** One of several is shown, and another can be chosen. */
  canChooseAnother: boolean;
  /** What concerns the customer as a whole; null when Stripe knows no customer of this identity. */
  customer: CustomerView | null;
  /** Said when there is no subscription to show. */
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
  /** Shared by all forms of the customer, and renewed with each view. */
  intentId: string;
  actions: CustomerOperationName[];
  card: CardView;
  /** Everything that is saved, where customers may choose or remove; empty where they may not, or nothing is. */
  methods: MethodView[];
  /** What is left over from before, or owed from before, and what becomes of it; null when nothing is. */
  balance: string | null;
  billingDetails: BillingDetailsView | null;
  taxIds: TaxIdsView | null;
};

/** What pays where a subscription has none of its own, and the way to another card. */
export type CardView = {
  title: string;
  /** "Visa ending in 4242", "PayPal (a•••@example.com)", or that there is none. */
  name: string;
  icon: MethodIcon | null;
  /** When it expires, and what to do when that is soon; null for what never does. */
  expiry: { text: string; tone: Tone } | null;
  /** The words of the button and of its dialog; null where cards cannot be updated. */
  update: { label: string; title: string } | null;
  /** Begun and perhaps finished meanwhile: pass to `read_card` once to find out. */
  pendingSetupId: string | null;
};

/** What `start_card` answers: how a new card is saved, and what saving it pays. Show the second before the first. */
export type CardStart = (
  | { mode: "elements"; publishableKey: string; clientSecret: string }
  /** Opens in a new tab; that tab comes to an end by itself. */
  | { mode: "redirect"; url: string }
) & {
  /** Pass to `read_card` until it is saved, then to `update_card` ({intentId, setupId}). */
  setupId: string;
  lines: OperationPreview["lines"];
  explanation: string;
  /** The words of the button: they name the amount it spends. */
  confirm: string;
};

export type CardProgress = {
  status: "waiting" | "saved" | "canceled";
  /** Why the last attempt was refused; the customer may try again. Null after none. */
  message: string | null;
};

export type SubscriptionView = {
  id: string;
  /** Renewed with each view; the same click sent twice is the same intent. */
  intentId: string;
  name: string;
  /** `value` is Stripe's word, for the merchant's page; `label` is what the customer reads. */
  status: { value: SubscriptionStatus; label: string; tone: Tone };
  /** "$29.00 per month", with the quantity where it is more than one. */
  price: string;
  /** What happens next and when, a sentence a line: "Renews on 22 December 2026." */
  headline: string;
  /** Next charge, card, discount, trial, the other items: label and value. */
  facts: { label: string; value: string; tone?: Tone }[];
  notice: NoticeView | null;
  /** What the merchant allows and the subscription permits now, in the order to show. */
  actions: SubscriptionOperationName[];
  /** Those of them that ask before they act, in the same order: the buttons that open their dialogs. */
  buttons: ButtonView[];
  changePlan: ChangePlanView | null;
  changeQuantity: ChangeQuantityView | null;
  /** The dialog of a discount code. */
  applyCoupon: { title: string; body: string } | null;
  usePaymentMethod: UseMethodView | null;
  removeAddOn: RemoveAddOnView | null;
  pause: PauseView | null;
  resume: ResumeView | null;
  cancellation: CancellationView | null;
  resubscribe: ResubscribeView | null;
  /** `question`: asked before it is kept, where nobody is known to have canceled in a portal. */
  keepSubscription: { label: string; said: string; title: string; question: string | null } | null;
  /** Drops a change that waits: "Keep Lumen Team", or "Drop the change" where that alone does not keep it. */
  discardChange: { label: string } | null;
};

export type ChangePlanView = {
  title: string;
  /** What is to be known before choosing: why a plan is missing, or that a cancellation is taken back. Or null. */
  note: string | null;
  /** On the button that opens it, where it takes a cancellation back as well; null where it only changes. */
  keeps: string | null;
  /** "Monthly", "Yearly" …; one entry means that there is nothing to switch. */
  intervals: {
    id: string;
    label: string;
    /** "Save 16%": what it takes off, compared with the shortest one. Null where it takes nothing off. */
    saving: string | null;
  }[];
  currentIntervalId: string;
  /** A discount code may come with it. */
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
  isCurrent: boolean;
  /** The current plan can be chosen only to drop a planned change. */
  canChoose: boolean;
};

/** What something would cost and from when, as Stripe computes it, before anybody agrees to it. */
export type OperationPreview = {
  /** "Due today", credit and charge, each with its amount, in order; empty when nothing is due now. */
  lines: { label: string; amount: string; isTotal: boolean }[];
  /** What the code that was given takes off, or why it takes nothing off here. */
  note?: string;
  /** "Then $29.00 per month from December 22, 2026." */
  explanation: string;
  /** Nothing to pay with is on file: it can only be looked at, and a card can be added. */
  needsCard?: boolean;
  /** It could not be computed this time and may be the next. */
  canTryAgain?: boolean;
  /** The button that spends it: "Change plan and pay $14.52". */
  confirm: string;
  /**
   * What is agreed to, sealed by the server: the amount and the instant it was computed for. Sent back unchanged to
   * confirm; good for ten minutes.
   */
  quote: string;
};

/** One plan of those that can be chosen; confirmed with `change_plan` ({intentId, subscriptionId, priceId, quote}). */
export type PlanPreview = OperationPreview & {
  priceId: string;
  /**
   * `needs_card`: nothing to pay with is on file, so it can only be looked at. `refused`: it cannot be had, and the
   * explanation says why. `unavailable`: it could not be computed this time.
   */
  kind: "now" | "at_renewal" | "keep_current" | "needs_card" | "refused" | "unavailable";
};

/**
 * The cost of another quantity; confirmed with `change_quantity` ({intentId, subscriptionId, quantity, quote}).
 * `confirm` is empty when it can only be looked at.
 */
export type QuantityPreview = OperationPreview & { quantity: number };

/**
 * What removing one add-on would do; confirmed with `remove_add_on` ({intentId, subscriptionId, itemId, quote}).
 * `confirm` is empty when it can only be looked at.
 */
export type AddOnPreview = OperationPreview & { itemId: string };

export type ResubscribeView = {
  title: string;
  body: string;
  /** A discount code may come with it. */
  takesCode: boolean;
  /** The plans to choose from; null where it starts as it was. */
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
  /** When it ends, what is still charged, what is not refunded, and what else comes to its end. */
  facts: CancellationFact[];
  /** When it would end, to be sent with the confirmation. */
  moment: string;
  /** What was used is billed with the ending: `preview_cancellation` says how much that is by now. */
  billsUsageNow: boolean;
  confirm: string;
  dismiss: string;
  /** Null when the merchant does not ask. The first is "prefer not to say" with an empty value. */
  reasons: { value: CancellationFeedback | ""; label: string }[] | null;
  reasonLabel: string;
  commentLabel: string;
};

/** What the merchant's page is told: chosen fields, never a whole Stripe object. */
export type PortalEvent = {
  event: string;
  response: Record<string, unknown>;
  extras: Record<string, unknown>;
};

/** What went wrong, in the customer's words; `fields` says it for each field of the form by its name. */
export type ToldError = {
  code: PortalErrorCode;
  message: string;
  fields?: Record<string, string>;
  /** Finds the case in the log. If the customer may need it, the message ends with it too. */
  reference?: string;
};

/** The answer of every operation of the portal: what was done and the view as it is now, fresh from Stripe. */
export type OperationAnswer =
  | { ok: true; said: string; event: PortalEvent; view: PortalView | null; payUrl?: string }
  | { ok: false; error: ToldError; view: PortalView | null };

/** The answer of what only reads: previews, another page of invoices, the view again. */
export type ReadingAnswer<Value> = { ok: true; value: Value } | { ok: false; error: ToldError };
