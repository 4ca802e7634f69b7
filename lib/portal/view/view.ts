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
import { publishableKeyForBank } from "../card/publishable-key-for-bank";
import { type CustomerData, methodCheckFor, readCustomer } from "../customer/read-customer";
import { fallBackTo } from "../door/fall-back-to";
import { comingDraft } from "../payment/coming-draft";
import { readCharges } from "../payment/read-charges";
import { readDebts, readOpenInvoices } from "../payment/read-debts";
import { recordFindings, unclearPlans } from "../visit/record-findings";
import type { Visit } from "../visit/visit";
import { refusedWishes } from "../wishes/narrow";
import { type Speaker, speaker } from "../words/sentences";
import { rememberView } from "./remembered-view";
import { shownSubscriptions } from "./shown-subscriptions";
import type { NextCharge, SubscriptionData } from "./subscription-data";
import { readChooser } from "./view-chooser";
import { describeCustomer } from "./view-customer";
import { describeEmpty } from "./view-empty";
import { describeFoot } from "./view-foot";
import { describeInvoices, type InvoicesRead, readInvoices } from "./view-invoices";
import { describeLoaded } from "./view-loaded";
import type { PortalView } from "./view-shape";
import { describeSubscription, nameOf } from "./view-subscription";

/**
 * Reads from Stripe everything that the page shows, in two rounds of parallel requests. The second round reads data
 * that depends on the first. If invoices or extras (the next charge, names) can't be read, the view is shown without
 * them, so that they never prevent a cancellation.
 */
export async function readView(visit: Visit): Promise<PortalView> {
  const startedAt = Date.now();
  const { view, isWhole } = await readFromStripe(visit);
  // Don't remember an incomplete view, or a view with settings that aren't in effect.
  if (isWhole && !visit.isPreview) rememberView(visit, view, startedAt);
  return view;
}

async function readFromStripe(visit: Visit): Promise<{ view: PortalView; isWhole: boolean }> {
  const words = speaker(visit);
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
    visit.isPreview || recordFindings(visit, unclearPlans(visit, shown)),
  ]);
  const { settings, service, wishes } = visit;
  const { open, publishableKey } = behind;
  const common = { settings, service, wishes, all: everything, plans, products, open, publishableKey };
  const naming = speaker(visit, [...products, ...plans.map(({ product }) => product)]);
  const planName = (one: Subscription) => nameOf(naming, one, { service, products });
  const named = shown.map((of) => ({ of, name: planName(of) }));
  const subscriptions = shown.map((subscription, index) =>
    describeSubscription(naming, {
      ...common,
      subscription,
      ...customerFieldsFor(subscription, perCustomer),
      nextCharge: charges[index] ?? null,
      draft: drafts[index] ?? null,
      now: times[perCustomer.findIndex(({ id }) => id === subscription.customerId)] ?? present(),
      intentId: randomUUID(),
    }),
  );
  const view: PortalView = {
    ...describeVisit(visit, words),
    misuses: misusesOf(visit, plans),
    loaded: describeLoaded(visit, { subscriptions: named, products, plans }),
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

function describeVisit({ settings, wishes, language, identity, mode, isProven }: Visit, { say }: Speaker) {
  const text = pageTexts(say);
  return {
    language,
    languages: settings.languageMenu ? languageChoices : [],
    direction: directionOf(language),
    isUnsecured: !settings.securityHash,
    identity,
    signedInAs: say("foot.account", { identity }),
    usesDropdownMenu: settings.dropdownMenu,
    handlesResponse: settings.handleResponse,
    isTest: mode === "test",
    debug: settings.debug,
    typedCode: wishes.coupon ?? "",
    foot: describeFoot(say, settings),
    text: isProven ? text : { ...text, unsecured: say("unsecured.hidden") },
  };
}

/** Lists the page's ignored wishes for a developer in debug mode. */
function misusesOf({ settings, service, wishes }: Visit, plans: Plan[]): PortalView["misuses"] {
  if (!settings.debug && !wishes.debug) return null;
  return {
    unknown_setting: wishes.unknown ?? [],
    ignored_setting: refusedWishes(wishes, { settings, service, plans }),
  };
}

/** The payments of open invoices, and the charges of paid ones. */
async function readBehind(visit: Visit, read: InvoicesRead | null, known: Invoice[] | null) {
  const [open, charges] = await Promise.all([
    // If the first page of invoices is the only page, it has every open invoice. Otherwise, older invoices may be open.
    (known ? Promise.resolve(known) : readOpenInvoices(visit)).then((all) => readDebts(visit, all)),
    readCharges(visit, read?.invoices ?? []),
  ]);
  const asksBank = open.some(({ payment }) => payment?.state === "bank_asks");
  return { open, charges, publishableKey: asksBank ? await publishableKeyForBank(visit) : null };
}

const present = () => Math.floor(Date.now() / 1000);

/** The customer's current time in seconds. It may differ from ours, because merchants use test clocks. */
async function timeOf({ stripe }: Visit, customer: CustomerData["customer"]): Promise<number> {
  const clockId = customer?.clockId;
  if (!clockId) return present();
  return (await readClock(stripe, clockId).catch(fallBackTo<number | null>(null))) ?? present();
}

/** The customer's payment methods and discount that apply to this subscription. */
function customerFieldsFor(
  { customerId, hasOwnPaymentMethod }: Subscription,
  customers: CustomerData[],
): Pick<SubscriptionData, "customerMethod" | "methods" | "hasPaymentMethod" | "customerDiscount"> {
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
 * The next charge: the renewal, or the final bill for pending items if the subscription ends first. While payments are
 * paused, Stripe's preview isn't the next charge.
 */
async function nextCharge({ stripe }: Visit, subscription: Subscription): Promise<NextCharge | null> {
  const isBilled = ["active", "trialing", "past_due"].includes(subscription.status);
  if (!isBilled || subscription.collectionPaused) return null;
  return previewNextInvoice(stripe, subscription.id).catch(fallBackTo<NextCharge | null>(null));
}
