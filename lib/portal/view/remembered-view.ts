import "server-only";
import type { StripeClient } from "../../stripe/connection/client";
import type { Visit } from "../visit/visit";
import type { NoticeView } from "./pay-shape";
import type { CustomerView, PortalView } from "./view-shape";

/** The time that an unused visit stays valid. An older view would be too far out of date. */
const maxAgeMilliseconds = 15 * 60_000;
/** The limit for all portals together. A view takes about 20 kB. */
const maxViews = 500;

type RememberedView = { stripe: StripeClient; customerIds: string[]; at: number; view: PortalView };

// Next evaluates a module once per bundle. The map is global, because an action must be able to drop a view that a page
// remembered.
const shared = globalThis as { porticoViews?: Map<string, RememberedView> };
const views = (shared.porticoViews ??= new Map<string, RememberedView>());

/**
 * Identifies a view's customer and content by the data in a ticket. While Stripe can't be reached, nothing else is
 * known.
 */
export type ViewKey = Pick<
  Visit,
  "merchantId" | "mode" | "portalId" | "settings" | "service" | "identity" | "wishes"
> & {
  onlySubscriptionId: string | null;
  stripe: StripeClient;
};

/**
 * Remembers a customer's last view, to show it while Stripe can't be reached. It is shown only for a proof of the same
 * identity, in the same portal with the same settings and the same Stripe key. A view isn't remembered if the visit has
 * no proof, or if its identity has several customers, because the customer chooses again in each visit.
 *
 * @param now the time when reading began, in milliseconds since 1970. Everything in the view was true then or later.
 */
export function rememberView(visit: Visit, view: PortalView, now: number): void {
  if (!visit.isProven || visit.choices.length > 0 || visit.customerIds.length === 0) return;
  const name = textOf(visit);
  views.delete(name);
  views.set(name, {
    stripe: visit.stripe,
    customerIds: visit.customerIds,
    at: now,
    view: readOnlyView(view),
  });
  for (const [other, { at }] of views) {
    if (views.size <= maxViews && now - at < maxAgeMilliseconds) break;
    views.delete(other);
  }
}

/** The view and the time when it was read, in milliseconds since 1970. Undefined if no view is remembered. */
export function rememberedView(
  key: ViewKey,
  now = Date.now(),
): Pick<RememberedView, "at" | "view"> | undefined {
  const remembered = views.get(textOf(key));
  // Another Stripe key may belong to another account.
  return remembered?.stripe === key.stripe && now - remembered.at < maxAgeMilliseconds
    ? remembered
    : undefined;
}

/** Forgets this customer's views before a change, so that the state before the change is never shown again. */
export function forgetViews({ stripe, customerIds }: Pick<Visit, "stripe" | "customerIds">): void {
  for (const [name, remembered] of views) {
    if (remembered.stripe === stripe && remembered.customerIds.some((id) => customerIds.includes(id)))
      views.delete(name);
  }
}

function textOf({
  merchantId,
  mode,
  portalId,
  settings,
  service,
  identity,
  onlySubscriptionId,
  wishes,
}: ViewKey): string {
  return JSON.stringify([
    merchantId,
    mode,
    portalId,
    settings,
    service,
    identity,
    onlySubscriptionId,
    wishes,
  ]);
}

/** A read-only view: nothing can be chosen or paid, so long lists and payment links are left out. */
function readOnlyView(view: PortalView): PortalView {
  const { customer, subscriptions, invoices } = view;
  return {
    ...view,
    subscriptions: subscriptions.map((one) => ({
      ...one,
      notice: one.notice && withoutPayButtons(one.notice),
    })),
    customer: customer && readOnlyCustomer(customer),
    invoices: { ...invoices, rows: invoices.rows.map((row) => ({ ...row, pay: null })) },
  };
}

function withoutPayButtons(notice: NoticeView): NoticeView {
  return { ...notice, pay: null, debts: notice.debts.map((debt) => ({ ...debt, pay: null })) };
}

function readOnlyCustomer(customer: CustomerView): CustomerView {
  const { card, billingDetails, taxIds } = customer;
  return {
    ...customer,
    card: { ...card, pendingSetupId: null },
    billingDetails: billingDetails && { ...billingDetails, countries: [] },
    taxIds: taxIds && { ...taxIds, types: [] },
  };
}
