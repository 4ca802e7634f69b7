import "server-only";
import type { StripeClient } from "../../stripe/connection/client";
import type { Visit } from "../visit/visit";
import type { NoticeView } from "./pay-shape";
import type { CustomerView, PortalView } from "./view-shape";

/** As long as a visit stays good unused. What is older says too little of how things stand. */
const keptForMilliseconds = 15 * 60_000;
/** In all: a view takes some 20 kB. */
const mostKept = 500;

type Kept = { stripe: StripeClient; customerIds: string[]; at: number; view: PortalView };

// Modules are evaluated once per bundle; an action must be able to drop what a page has kept.
const shared = globalThis as { porticoViews?: Map<string, Kept> };
const views = (shared.porticoViews ??= new Map<string, Kept>());

/** Whom a view is for and what it shows, as a ticket knows it: by then nobody can be asked who the customer is. */
export type Shown = Pick<Visit, "merchantId" | "mode" | "portalId" | "settings" | "service" | "identity"> & {
  onlySubscriptionId: string | null;
  stripe: StripeClient;
};

/**
 * What a customer saw last, to be looked at while Stripe can't be asked. It is found again by a proof of the same identity
 * in the same portal with the same settings and the same Stripe key, and by nothing else. An identity that stands for
 * several customers has none: which of them is meant is asked each time. Nor has a visit without a proof.
 *
 * @param now when the reading began, in milliseconds since 1970: what is in it was true then or later.
 */
export function keepView(visit: Visit, view: PortalView, now: number): void {
  if (!visit.isProven || visit.choices.length > 0 || visit.customerIds.length === 0) return;
  const name = nameOf(visit);
  views.delete(name);
  views.set(name, { stripe: visit.stripe, customerIds: visit.customerIds, at: now, view: toLookAt(view) });
  for (const [other, { at }] of views) {
    if (views.size <= mostKept && now - at < keptForMilliseconds) break;
    views.delete(other);
  }
}

/** The view and when it was read, in milliseconds since 1970; undefined when none is kept. */
export function keptView(shown: Shown, now = Date.now()): Pick<Kept, "at" | "view"> | undefined {
  const kept = views.get(nameOf(shown));
  // With another Stripe key it may be another account.
  return kept?.stripe === shown.stripe && now - kept.at < keptForMilliseconds ? kept : undefined;
}

/** Something of this customer is being changed: how it was before is shown to nobody any more. */
export function forgetViews({ stripe, customerIds }: Pick<Visit, "stripe" | "customerIds">): void {
  for (const [name, kept] of views) {
    if (kept.stripe === stripe && kept.customerIds.some((id) => customerIds.includes(id))) views.delete(name);
  }
}

function nameOf({
  merchantId,
  mode,
  portalId,
  settings,
  service,
  identity,
  onlySubscriptionId,
}: Shown): string {
  return JSON.stringify([merchantId, mode, portalId, settings, service, identity, onlySubscriptionId]);
}

/** What can be looked at: nothing can be chosen or paid, so neither the long lists nor the ways to pay are kept. */
function toLookAt(view: PortalView): PortalView {
  const { customer, subscriptions, invoices } = view;
  return {
    ...view,
    subscriptions: subscriptions.map((one) => ({ ...one, notice: one.notice && withoutPaying(one.notice) })),
    customer: customer && customerToLookAt(customer),
    invoices: { ...invoices, rows: invoices.rows.map((row) => ({ ...row, pay: null })) },
  };
}

function withoutPaying(notice: NoticeView): NoticeView {
  return { ...notice, pay: null, debts: notice.debts.map((debt) => ({ ...debt, pay: null })) };
}

function customerToLookAt(customer: CustomerView): CustomerView {
  const { card, billingDetails, taxIds } = customer;
  return {
    ...customer,
    card: { ...card, pendingSetupId: null },
    billingDetails: billingDetails && { ...billingDetails, countries: [] },
    taxIds: taxIds && { ...taxIds, types: [] },
  };
}
