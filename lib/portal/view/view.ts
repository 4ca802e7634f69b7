import "server-only";
import { randomUUID } from "node:crypto";
import { portalText } from "../../i18n/portal-text";
import { asking } from "../../stripe/errors";
import { readPayment } from "../../stripe/payments";
import type { Payment } from "../../stripe/payments";
import { readPlans, readProducts } from "../../stripe/plans";
import type { Plan, Product } from "../../stripe/plans";
import { previewNextInvoice } from "../../stripe/previews";
import type { Subscription } from "../../stripe/reshape";
import { pendingSetupOf } from "../card/pending-setup";
import { bankKey } from "../card/bank-key";
import { readCustomer, savedMethods } from "../read-customer";
import { speaker } from "../sentences";
import { renewsBefore } from "../plan/item-facts";
import { shownSubscriptions } from "./shown-subscriptions";
import { readChooser } from "./view-chooser";
import { describeInvoices, readInvoices } from "./view-invoices";
import type { InvoicesRead } from "./view-invoices";
import { describeCustomer } from "./view-customer";
import { describeSubscription } from "./view-subscription";
import { noteFindings, unclearPlans } from "../note-findings";
import type { NextCharge } from "./described";
import type { InvoicesView } from "./invoice-shape";
import type { PortalView, SubscriptionView } from "./view-shape";
import type { Visit } from "../visit";
import { withoutHarm } from "../without-harm";

/**
 * Everything the page shows, read from Stripe now: one round of parallel requests for the customers of the visit,
 * and one for what depends on it. What is only nice to know (the next charge, names) may fail without harm, and so may
 * the invoices: nothing of them stands between a customer and cancelling.
 */
export async function readView(visit: Visit): Promise<PortalView> {
  const words = speaker();
  const isUndecided = visit.choices.length > 0 && visit.customerIds.length === 0;
  const [chooser, perCustomer, plans, invoices, pendingSetupId] = await Promise.all([
    isUndecided ? readChooser(visit, words) : null,
    Promise.all(visit.customerIds.map((id) => readCustomer(visit, id))),
    readPlans(visit.stripe, visit.service).catch(withoutHarm<Plan[]>([])),
    readInvoices(visit).catch(withoutHarm<InvoicesRead | null>(null)),
    pendingSetupOf(visit),
  ]);
  const [first] = perCustomer;
  const everything = perCustomer.flatMap(({ subscriptions }) => subscriptions);
  const shown = shownSubscriptions(visit, everything);
  const [products, charges, payments] = await Promise.all([
    readNames(visit, shown),
    Promise.all(shown.map((subscription) => nextCharge(visit, subscription))),
    Promise.all(shown.map((subscription) => openPayment(visit, subscription))),
    noteFindings(visit, unclearPlans(visit, shown)),
  ]);
  const asksBank = payments.some((payment) => payment?.state === "bank_asks");
  const key = asksBank ? await bankKey(visit) : null;
  const customers = new Map(perCustomer.map(({ id, customer }) => [id, customer]));
  const subscriptions = shown.map((subscription, index) =>
    describeSubscription(words, {
      subscription,
      all: everything,
      settings: visit.settings,
      service: visit.service,
      plans,
      products,
      customerCard: customers.get(subscription.customerId)?.card ?? null,
      hasPaymentMethod:
        subscription.hasOwnPaymentMethod ||
        (customers.get(subscription.customerId)?.hasPaymentMethod ?? false),
      nextCharge: charges[index] ?? null,
      payment: payments[index] ?? null,
      bankKey: key,
      now: Math.floor(Date.now() / 1000),
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
    debug: visit.settings.debug,
    subscriptions,
    chooser,
    canChooseAnother: visit.choices.length > 0 && chooser === null,
    customer: first ? describeCustomer(words, visit, first, pendingSetupId) : null,
    emptyTitle: words.say(everything.length > 0 ? "empty.ended.title" : "empty.title"),
    emptyBody: words.say("empty.body", { identity: visit.identity }),
    invoices: alike(describeInvoices(words, invoices, savedMethods(perCustomer)), subscriptions),
    text: portalText,
  };
}

function readNames({ stripe }: Visit, subscriptions: Subscription[]): Promise<Product[]> {
  const ids = subscriptions.flatMap(({ items }) => items.map((item) => item.price.productId));
  return readProducts(stripe, ids).catch(withoutHarm<Product[]>([]));
}

/** An invoice that a notice speaks of is paid in the same way wherever it stands. */
function alike(invoices: InvoicesView, subscriptions: SubscriptionView[]): InvoicesView {
  const pays = subscriptions.flatMap(({ notice }) => notice?.pay ?? []);
  const rows = invoices.rows.map((row) => {
    const same = pays.find(({ invoiceId }) => invoiceId === row.id);
    return row.pay && same ? { ...row, pay: same } : row;
  });
  return { ...invoices, rows };
}

/** How it stands with a payment that is open. */
async function openPayment({ stripe }: Visit, { latestInvoice }: Subscription): Promise<Payment | null> {
  if (latestInvoice?.status !== "open") return null;
  return asking(readPayment(stripe, latestInvoice.id)).catch(withoutHarm<Payment | null>(null));
}

async function nextCharge({ stripe }: Visit, subscription: Subscription): Promise<NextCharge | null> {
  const { status, endsAt } = subscription;
  const willRenew =
    ["active", "trialing", "past_due"].includes(status) &&
    (endsAt === null || renewsBefore(subscription, endsAt));
  if (!willRenew || subscription.collectionPaused) return null;
  return previewNextInvoice(stripe, subscription.id).catch(withoutHarm<NextCharge | null>(null));
}
