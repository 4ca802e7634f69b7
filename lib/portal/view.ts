import "server-only";
import { randomUUID } from "node:crypto";
import { portalText } from "../i18n/portal-text";
import { readPlans, readProducts } from "../stripe/plans";
import type { Plan, Product } from "../stripe/plans";
import { previewNextInvoice } from "../stripe/previews";
import { retrieveCustomer } from "../stripe/customers";
import type { Customer } from "../stripe/customers";
import type { Subscription } from "../stripe/reshape";
import { listSubscriptions } from "../stripe/subscriptions";
import { pendingSetupOf } from "./pending-setup";
import { listTaxIds } from "../stripe/tax-ids";
import type { TaxId } from "../stripe/tax-ids";
import { PortalError } from "./errors";
import { speaker } from "./sentences";
import { shownSubscriptions } from "./shown-subscriptions";
import { readChooser } from "./view-chooser";
import { readInvoices } from "./view-invoices";
import { describeCustomer } from "./view-customer";
import { describeSubscription } from "./view-subscription";
import type { NextCharge } from "./described";
import type { PortalView } from "./view-shape";
import type { Visit } from "./visit";

/**
 * Everything the page shows, read from Stripe now: one round of parallel requests for the customers of the visit,
 * and one for what depends on it. What is only nice to know (the next charge, names) may fail without harm.
 */
export async function readView(visit: Visit): Promise<PortalView> {
  const words = speaker();
  const isUndecided = visit.choices.length > 0 && visit.customerIds.length === 0;
  const [chooser, perCustomer, plans, invoices, pendingSetupId] = await Promise.all([
    isUndecided ? readChooser(visit, words) : null,
    Promise.all(visit.customerIds.map((id) => readCustomer(visit, id))),
    readPlans(visit.stripe, visit.service).catch(withoutHarm<Plan[]>([])),
    readInvoices(visit, words),
    pendingSetupOf(visit),
  ]);
  const [first] = perCustomer;
  const everything = perCustomer.flatMap(({ subscriptions }) => subscriptions);
  const shown = shownSubscriptions(visit, everything);
  const [products, charges] = await Promise.all([
    readNames(visit, shown),
    Promise.all(shown.map((subscription) => nextCharge(visit, subscription))),
  ]);
  const customers = new Map(perCustomer.map(({ id, customer }) => [id, customer]));
  return {
    language: words.language,
    direction: "ltr",
    isUnsecured: !visit.settings.securityHash,
    identity: visit.identity,
    usesDropdownMenu: visit.settings.dropdownMenu,
    handlesResponse: visit.settings.handleResponse,
    debug: visit.settings.debug,
    subscriptions: shown.map((subscription, index) =>
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
        now: Math.floor(Date.now() / 1000),
        intentId: randomUUID(),
      }),
    ),
    chooser,
    canChooseAnother: visit.choices.length > 0 && chooser === null,
    customer: first ? describeCustomer(words, visit, first, pendingSetupId) : null,
    emptyTitle: words.say(everything.length > 0 ? "empty.ended.title" : "empty.title"),
    emptyBody: words.say("empty.body", { identity: visit.identity }),
    invoices,
    text: portalText,
  };
}

type CustomerData = {
  id: string;
  customer: Customer | null;
  subscriptions: Subscription[];
  taxIds: TaxId[] | null;
};

async function readCustomer({ stripe, settings }: Visit, id: string): Promise<CustomerData> {
  const [customer, subscriptions, taxIds] = await Promise.all([
    retrieveCustomer(stripe, id),
    listSubscriptions(stripe, id),
    // A key made before the setting was turned on may not read them.
    settings.taxIds ? listTaxIds(stripe, id).catch(withoutHarm<TaxId[] | null>(null)) : null,
  ]);
  // A customer that was deleted since the visit began has nothing to show any more.
  return { id, customer, subscriptions: customer ? subscriptions : [], taxIds };
}

/** For what the page can do without: a refusal of Stripe's is passed over, a bug is not. */
function withoutHarm<Value>(otherwise: Value): (error: unknown) => Value {
  return (error) => {
    if (error instanceof PortalError) return otherwise;
    throw error;
  };
}

function readNames({ stripe }: Visit, subscriptions: Subscription[]): Promise<Product[]> {
  const ids = subscriptions.flatMap(({ items }) => items.map((item) => item.price.productId));
  return readProducts(stripe, ids).catch(withoutHarm<Product[]>([]));
}

async function nextCharge({ stripe }: Visit, subscription: Subscription): Promise<NextCharge | null> {
  const willRenew =
    ["active", "trialing", "past_due"].includes(subscription.status) && subscription.endsAt === null;
  if (!willRenew || subscription.collectionPaused) return null;
  return previewNextInvoice(stripe, subscription.id).catch(withoutHarm<NextCharge | null>(null));
}
