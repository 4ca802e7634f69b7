import "server-only";
import { randomUUID } from "node:crypto";
import { directionOf, languageChoices } from "../../i18n/languages";
import { pageTexts } from "../../i18n/page-texts";
import { hasEnded } from "../../operations/facts";
import { type Plan, type Product, readPlans, readProducts } from "../../stripe/catalogue/plans";
import { readClock } from "../../stripe/customers/test-clocks";
import type { Invoice } from "../../stripe/payments/invoices";
import { previewNextInvoice } from "../../stripe/subscriptions/previews";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { pendingSetupOf } from "../card/pending-setup";
import { publishableKeyForBank as readBankKey } from "../card/publishable-key-for-bank";
import { type CustomerData, methodCheckFor, readCustomer } from "../customer/read-customer";
import { fallBackTo } from "../door/fall-back-to";
import { comingDraft } from "../payment/coming-draft";
import { readCharges } from "../payment/read-charges";
import { readDebts, readOpenInvoices } from "../payment/read-debts";
import { noteFindings, unclearPlans } from "../visit/note-findings";
import type { Visit } from "../visit/visit";
import { type Speaker, speaker } from "../words/sentences";
import type { Described, NextCharge } from "./described";
import { keepView } from "./kept-view";
import { shownSubscriptions } from "./shown-subscriptions";
import { readChooser } from "./view-chooser";
import { describeCustomer } from "./view-customer";
import { describeEmpty } from "./view-empty";
import { describeFoot } from "./view-foot";
import { describeInvoices, type InvoicesRead, readInvoices } from "./view-invoices";
import type { PortalView } from "./view-shape";
import { describeSubscription, nameOf } from "./view-subscription";

/**
 * Everything the page shows, read from Stripe now: one round of parallel requests for the customers of the visit,
 * and one for what depends on it. What is only nice to know (the next charge, names) may fail without harm, and so may
 * the invoices: nothing of them stands between a customer and cancelling.
 */
export async function readView(visit: Visit): Promise<PortalView> {
  const startedAt = Date.now();
  const { view, isWhole } = await readNow(visit);
  // What Stripe could not tell now would be missing later too.
  if (isWhole) keepView(visit, view, startedAt);
  return view;
}

async function readNow(visit: Visit): Promise<{ view: PortalView; isWhole: boolean }> {
  const words = speaker(visit.language);
  const isUndecided = visit.choices.length > 0 && visit.customerIds.length === 0;
  const [chooser, perCustomer, plans, invoices, pendingSetupId] = await Promise.all([
    isUndecided ? readChooser(visit, words) : null,
    Promise.all(visit.customerIds.map((id) => readCustomer(visit, id))),
    readPlans(visit.stripe, visit.service).catch(fallBackTo<Plan[]>([])),
    readInvoices(visit).catch(fallBackTo<InvoicesRead | null>(null)),
    pendingSetupOf(visit),
  ]);
  const [first] = perCustomer;
  const everything = perCustomer.flatMap(({ subscriptions }) => subscriptions);
  const hidesSome = visit.settings.showOnlyActive && everything.some(hasEnded);
  const openInvoices = invoices?.open ?? (hidesSome ? await readOpenInvoices(visit) : null);
  const owing = new Set(openInvoices?.map(({ subscriptionId }) => subscriptionId));
  const shown = shownSubscriptions(visit, everything, owing);
  const [products, charges, drafts, behind, times] = await Promise.all([
    readNames(visit, shown),
    Promise.all(shown.map((subscription) => nextCharge(visit, subscription))),
    Promise.all(shown.map((subscription) => comingDraft(visit, subscription))),
    readBehind(visit, invoices, openInvoices),
    Promise.all(perCustomer.map(({ customer }) => timeOf(visit, customer))),
    noteFindings(visit, unclearPlans(visit, shown)),
  ]);
  const { settings, service } = visit;
  const { open, bankKey } = behind;
  const alike = { settings, service, all: everything, plans, products, open, bankKey };
  const naming = speaker(visit.language, [...products, ...plans.map(({ product }) => product)]);
  const planName = (one: Subscription) => nameOf(naming, one, { service, products });
  const subscriptions = shown.map((subscription, index) =>
    describeSubscription(naming, {
      ...alike,
      subscription,
      ...broughtTo(subscription, perCustomer),
      nextCharge: charges[index] ?? null,
      draft: drafts[index] ?? null,
      now: times[perCustomer.findIndex(({ id }) => id === subscription.customerId)] ?? present(),
      intentId: randomUUID(),
    }),
  );
  const view: PortalView = {
    ...describeVisit(visit, words),
    away: null,
    subscriptions,
    chooser,
    canChooseAnother: visit.choices.length > 0 && chooser === null,
    customer: first
      ? describeCustomer(words, visit, first, { pendingSetupId, planName, now: times[0] ?? present() })
      : null,
    ...describeEmpty(words, visit, everything),
    invoices: describeInvoices(words, invoices, { ...behind, hasMethod: methodCheckFor(perCustomer) }),
  };
  return { view, isWhole: invoices !== null };
}

/** What the page needs to know of the visit itself, and its labels. */
function describeVisit({ settings, language, identity, mode, isProven }: Visit, { say }: Speaker) {
  const text = pageTexts(say);
  return {
    language,
    languages: settings.languageMenu ? languageChoices : [],
    direction: directionOf(language),
    isUnsecured: !settings.securityHash,
    identity,
    usesDropdownMenu: settings.dropdownMenu,
    handlesResponse: settings.handleResponse,
    isTest: mode === "test",
    debug: settings.debug,
    foot: describeFoot(say, settings),
    text: isProven ? text : { ...text, unsecured: say("unsecured.hidden") },
  };
}

/** What is behind the invoices: how it stands with those that are open, and what the others were paid with. */
async function readBehind(visit: Visit, read: InvoicesRead | null, known: Invoice[] | null) {
  const [open, charges] = await Promise.all([
    // The first page may be all there is; older invoices may be open too.
    (known ? Promise.resolve(known) : readOpenInvoices(visit)).then((all) => readDebts(visit, all)),
    readCharges(visit, read?.invoices ?? []),
  ]);
  const asksBank = open.some(({ payment }) => payment?.state === "bank_asks");
  return { open, charges, bankKey: asksBank ? await readBankKey(visit) : null };
}

const present = () => Math.floor(Date.now() / 1000);

/** The customer's now, in seconds: merchants try out what comes by moving a test clock. */
async function timeOf({ stripe }: Visit, customer: CustomerData["customer"]): Promise<number> {
  const clockId = customer?.clockId;
  if (!clockId) return present();
  return (await readClock(stripe, clockId).catch(fallBackTo<number | null>(null))) ?? present();
}

/** What the customer brings to a subscription: what is charged for it, and what is taken off. */
function broughtTo(
  { customerId, hasOwnPaymentMethod }: Subscription,
  customers: CustomerData[],
): Pick<Described, "customerMethod" | "methods" | "hasPaymentMethod" | "customerDiscount"> {
  const data = customers.find(({ id }) => id === customerId);
  const customer = data?.customer;
  return {
    customerMethod: customer?.paymentMethod ?? null,
    methods: data?.methods ?? [],
    customerDiscount: customer?.discount ?? null,
    hasPaymentMethod: hasOwnPaymentMethod || (customer?.hasPaymentMethod ?? false),
  };
}

function readNames({ stripe }: Visit, subscriptions: Subscription[]): Promise<Product[]> {
  const ids = subscriptions.flatMap(({ items }) => items.map((item) => item.price.productId));
  return readProducts(stripe, ids).catch(fallBackTo<Product[]>([]));
}

/**
 * What is charged next: the renewal or, of what ends before it, the bill for what still waits then. Where payments are paused,
 * Stripe's preview is not what is charged.
 */
async function nextCharge({ stripe }: Visit, subscription: Subscription): Promise<NextCharge | null> {
  const isBilled = ["active", "trialing", "past_due"].includes(subscription.status);
  if (!isBilled || subscription.collectionPaused) return null;
  return previewNextInvoice(stripe, subscription.id).catch(fallBackTo<NextCharge | null>(null));
}
