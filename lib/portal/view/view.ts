import "server-only";
import { randomUUID } from "node:crypto";
import { portalText } from "../../i18n/portal-text";
import type { Invoice } from "../../stripe/payments/invoices";
import { readPlans, readProducts } from "../../stripe/catalogue/plans";
import type { Plan, Product } from "../../stripe/catalogue/plans";
import { previewNextInvoice } from "../../stripe/subscriptions/previews";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { readClock } from "../../stripe/customers/test-clocks";
import { pendingSetupOf } from "../card/pending-setup";
import { bankKey as readBankKey } from "../card/bank-key";
import { comingDraft } from "../payment/coming-draft";
import { readCharges } from "../payment/read-charges";
import { readDebts, readOpenInvoices } from "../payment/read-debts";
import { readCustomer, savedMethods } from "../customer/read-customer";
import type { CustomerData } from "../customer/read-customer";
import { speaker } from "../words/sentences";
import { renewsBefore } from "../plan/item-facts";
import { shownSubscriptions } from "./shown-subscriptions";
import { readChooser } from "./view-chooser";
import { describeInvoices, readInvoices } from "./view-invoices";
import type { InvoicesRead } from "./view-invoices";
import { describeCustomer } from "./view-customer";
import { describeEmpty } from "./view-empty";
import { describeSubscription, nameOf } from "./view-subscription";
import { noteFindings, unclearPlans } from "../visit/note-findings";
import type { Described, NextCharge } from "./described";
import type { PortalView } from "./view-shape";
import type { Visit } from "../visit/visit";
import { withoutHarm } from "../door/without-harm";

/**
 * Everything the page shows, read from Stripe now: one round of parallel requests for the customers of the visit,
 * and one for what depends on it. What is only nice to know (the next charge, names) may fail without harm, and so may
 * the invoices: nothing of them stands between a customer and cancelling.
 */
export async function readView(visit: Visit): Promise<PortalView> {
  const words = speaker();
  const isUndecided = visit.choices.length > 0 && visit.customerIds.length === 0;
  const [chooser, perCustomer, plans, invoices, openInvoices, pendingSetupId] = await Promise.all([
    isUndecided ? readChooser(visit, words) : null,
    Promise.all(visit.customerIds.map((id) => readCustomer(visit, id))),
    readPlans(visit.stripe, visit.service).catch(withoutHarm<Plan[]>([])),
    readInvoices(visit).catch(withoutHarm<InvoicesRead | null>(null)),
    readOpenInvoices(visit),
    pendingSetupOf(visit),
  ]);
  const [first] = perCustomer;
  const everything = perCustomer.flatMap(({ subscriptions }) => subscriptions);
  const shown = shownSubscriptions(visit, everything);
  const [products, charges, drafts, behind, times] = await Promise.all([
    readNames(visit, shown),
    Promise.all(shown.map((subscription) => nextCharge(visit, subscription))),
    Promise.all(shown.map((subscription) => comingDraft(visit, subscription))),
    readBehind(visit, openInvoices, invoices?.invoices ?? []),
    Promise.all(perCustomer.map(({ customer }) => timeOf(visit, customer))),
    noteFindings(visit, unclearPlans(visit, shown)),
  ]);
  const { settings, service } = visit;
  const { open, bankKey } = behind;
  const alike = { settings, service, all: everything, plans, products, open, bankKey };
  const naming = speaker([...products, ...plans.map(({ product }) => product)]);
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
  return {
    language: words.language,
    direction: "ltr",
    isUnsecured: !visit.settings.securityHash,
    identity: visit.identity,
    usesDropdownMenu: visit.settings.dropdownMenu,
    handlesResponse: visit.settings.handleResponse,
    isTest: visit.mode === "test",
    debug: visit.settings.debug,
    subscriptions,
    chooser,
    canChooseAnother: visit.choices.length > 0 && chooser === null,
    customer: first
      ? describeCustomer(words, visit, first, { pendingSetupId, planName, now: times[0] ?? present() })
      : null,
    ...describeEmpty(words, visit, everything),
    invoices: describeInvoices(words, invoices, { ...behind, hasMethod: savedMethods(perCustomer) }),
    text: visit.isProven ? portalText : { ...portalText, unsecured: words.say("unsecured.hidden") },
  };
}

/** What is behind the invoices: how it stands with those that are open, and what the others were paid with. */
async function readBehind(visit: Visit, openInvoices: Invoice[], shown: Invoice[]) {
  const [open, charges] = await Promise.all([readDebts(visit, openInvoices), readCharges(visit, shown)]);
  const asksBank = open.some(({ payment }) => payment?.state === "bank_asks");
  return { open, charges, bankKey: asksBank ? await readBankKey(visit) : null };
}

const present = () => Math.floor(Date.now() / 1000);

/** The customer's now, in seconds: merchants try out what comes by moving a test clock. */
async function timeOf({ stripe }: Visit, customer: CustomerData["customer"]): Promise<number> {
  const clockId = customer?.clockId;
  if (!clockId) return present();
  return (await readClock(stripe, clockId).catch(withoutHarm<number | null>(null))) ?? present();
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
  return readProducts(stripe, ids).catch(withoutHarm<Product[]>([]));
}

/** Where nothing is charged at the next renewal, Stripe's preview of it is not the next charge. */
async function nextCharge({ stripe }: Visit, subscription: Subscription): Promise<NextCharge | null> {
  const { status, endsAt } = subscription;
  const willRenew =
    ["active", "trialing", "past_due"].includes(status) &&
    (endsAt === null || renewsBefore(subscription, endsAt));
  if (!willRenew || subscription.collectionPaused) return null;
  return previewNextInvoice(stripe, subscription.id).catch(withoutHarm<NextCharge | null>(null));
}
