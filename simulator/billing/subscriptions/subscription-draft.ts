import { invalidRequest } from "../../wire/errors";
import type { World } from "../../world";
import type { Period } from "../clock/periods";
import { addInvoiceItems } from "../invoices/add-invoice-items";
import { draftInvoice } from "../invoices/invoice-draft";
import { trialLine } from "../invoices/invoice-lines";
import { serviceLines, subscriptionPendingItems, withCharges } from "../invoices/service-charge";
import { creditItems } from "../prorations/proration-items";
import type { Invoice, InvoiceItem, InvoiceLine, Subscription, SubscriptionItem } from "../records";
import { refuseArchivedRates } from "../taxes/tax-rates";
import { prorateCancelDate } from "./cancel-date";
import { changesCancellation } from "./cancellation";
import { isChanged, type ItemTarget, itemTargets } from "./item-targets";
import { computeChange } from "./subscription-change";
import { unbilledFields } from "./subscription-fields";
import { itemsFields, periodOf, servedUntil } from "./subscription-item";
import type { UpdateParams } from "./subscription-params";
import { itemsOnTrial, readTrialChange, trialFields } from "./trial";

export type DraftedUpdate = {
  /**
   * The subscription's fields after the update. If there is an invoice, the update may have to wait for its payment.
   */
  fields: Partial<Subscription>;
  /** The invoice that is due immediately. */
  invoice: Invoice | null;
};

type BilledChange = {
  fields: Partial<Subscription>;
  items: SubscriptionItem[];
  prorations: InvoiceItem[];
  charged: SubscriptionItem[];
  /** Items that are on trial from now on. */
  trialItems?: SubscriptionItem[];
};

/** Other changes in the same request. `cancelAt` is undefined if the subscription's end doesn't change. */
type OtherChanges = { discounts: readonly string[]; taxRates: string[]; cancelAt: number | null | undefined };

/**
 * The first half of an update: computes everything, creates the credits and charges, and drafts the invoice that is due
 * now. The subscription itself doesn't change. A preview stops here, so it can't differ from the bill.
 */
export function draftUpdate(world: World, subscription: Subscription, params: UpdateParams): DraftedUpdate {
  refuseEnded(subscription, params);
  refuseIncomplete(subscription, params);
  refuseManaged(subscription, params);
  refuseArchivedRates(world, params, subscription);
  const plain = unbilledFields(world, subscription, params);
  const discounts = plain.discounts ?? subscription.discounts;
  const taxRates = plain.default_tax_rates ?? subscription.default_tax_rates;
  const targets = itemTargets(world, subscription, params.items);
  const after = { discounts, taxRates, cancelAt: plain.cancel_at };
  const billed = billedChange(world, subscription, params, targets, after);
  const fields = { ...plain, ...billed.fields, ...itemsFields(subscription.id, billed.items) };
  for (const item of billed.prorations) world.put(item);
  const added = addInvoiceItems(world, subscription, params.add_invoice_items);
  const isDueAnyway = billed.charged.length > 0 || billed.trialItems !== undefined;
  // Documented: in flexible billing, one-time charges alone don't create an invoice, whatever the proration
  // behavior.
  const isAddedBilled = subscription.billing_mode.type === "classic" && added.length > 0;
  const isChange = isAddedBilled || billed.prorations.length > 0;
  const isDue = isDueAnyway || (isChange && params.proration_behavior === "always_invoice");
  const changed: Subscription = { ...subscription, ...fields };
  const free = (billed.trialItems ?? []).map((item) => trialLine(world, changed, item, periodOf(item)));
  const invoice = isDue
    ? draftChangeInvoice(world, changed, billed.charged, { since: periodStart(subscription), lines: free })
    : null;
  const items = invoice ? withCharges(billed.items, invoice) : billed.items;
  return { fields: { ...fields, ...itemsFields(subscription.id, items) }, invoice };
}

function billedChange(
  world: World,
  subscription: Subscription,
  params: UpdateParams,
  targets: readonly ItemTarget[],
  { discounts, taxRates, cancelAt }: OtherChanges,
): BilledChange {
  const at = prorationDate(world, subscription, params.proration_date);
  const trial = readTrialChange(world, subscription, params.trial_end);
  const prorate = params.proration_behavior !== "none";
  const restart = params.billing_cycle_anchor?.type === "now" || trial.kind === "ends";
  const order = { targets, at, discounts, taxRates, restart, prorate: prorate && trial.kind === "none" };
  if (trial.kind === "ends") {
    const ended: Partial<Subscription> = { status: "active", trial_end: world.now() };
    const change = computeChange(world, { ...subscription, ...ended }, order);
    return { ...change, fields: { ...ended, billing_cycle_anchor: change.billing_cycle_anchor } };
  }
  if (trial.kind === "runs") {
    const change = computeChange(world, subscription, { ...order, restart: false });
    const isPaid = subscription.status !== "trialing" && prorate;
    const credits = isPaid
      ? subscription.items.data.flatMap((item) => creditItems(world, subscription, item, at))
      : [];
    const items = itemsOnTrial(world, subscription, change.items, trial.until);
    return {
      fields: trialFields(world, subscription, trial.until),
      items,
      prorations: credits,
      charged: [],
      // Observed: a subscription that was paid for gets an invoice with a credit and the trial's zero line.
      ...(subscription.status !== "trialing" && { trialItems: items }),
    };
  }
  const change = computeChange(world, subscription, order);
  const isTouched = restart || targets.some(isChanged);
  const fields = isTouched ? { billing_cycle_anchor: change.billing_cycle_anchor } : {};
  if (cancelAt === undefined || restart || !prorate || subscription.status === "trialing")
    return { ...change, fields };
  const dates = { from: subscription.cancel_at, to: cancelAt, discounts, taxRates };
  const { items, prorations } = prorateCancelDate(world, subscription, change.items, dates);
  return { ...change, fields, items, prorations: [...change.prorations, ...prorations] };
}

/** Drafts an update's invoice. Its period runs from the start of the current period until now, as recorded. */
export function draftChangeInvoice(
  world: World,
  subscription: Subscription,
  charged: readonly SubscriptionItem[],
  { since, lines = [] }: { since: number; lines?: InvoiceLine[] },
): Invoice {
  const period: Period = { start: since, end: world.now() };
  return draftInvoice(world, {
    customer: subscription.customer,
    currency: subscription.currency,
    subscription,
    reason: "subscription_update",
    pending: subscriptionPendingItems(world, subscription),
    lines: [...serviceLines(world, subscription, charged), ...lines],
    discounts: subscription.discounts,
    period,
  });
}

const periodStart = ({ items }: Subscription) =>
  Math.min(...items.data.map((item) => item.current_period_start));

export function prorationDate(
  world: World,
  { items, cancel_at: end }: Subscription,
  sent: number | undefined,
): number {
  const at = sent ?? world.now();
  const isWithin = items.data.every(
    (item) => item.current_period_start <= at && at <= servedUntil(item, end),
  );
  if (sent === undefined || isWithin) return at;
  throw invalidRequest("You cannot specify a proration date outside of the subscription's current period.", {
    param: "proration_date",
  });
}

/** An ended subscription accepts only metadata and cancellation details. */
function refuseEnded({ status }: Subscription, params: UpdateParams): void {
  if (status !== "canceled" && status !== "incomplete_expired") return;
  const allowed = new Set(["cancellation_details", "expand", "metadata"]);
  if (Object.keys(params).every((name) => allowed.has(name))) return;
  throw invalidRequest("A canceled subscription can only update its cancellation_details and metadata.", {
    code: "invalid_canceled_subscription_fields",
  });
}

// Treating a default payment method like a default source is unverified.
const incompleteParams = new Set(["default_payment_method", "default_source", "expand", "metadata"]);

/**
 * Until its first invoice is paid, a subscription is incomplete and "can only have metadata and default_source updated"
 * (a comment in Stripe's package; the error's text is unverified).
 */
function refuseIncomplete({ status }: Subscription, params: UpdateParams): void {
  const param = Object.keys(params).find((name) => !incompleteParams.has(name));
  if (status !== "incomplete" || param === undefined) return;
  throw invalidRequest(`You cannot update \`${param}\` of a subscription that is \`incomplete\`.`, { param });
}

export function refuseManaged(subscription: Subscription, params: UpdateParams): void {
  if (subscription.schedule && changesCancellation(subscription, params))
    throw managedBySchedule(subscription.schedule);
}

function managedBySchedule(schedule: string) {
  return invalidRequest(
    `The subscription is managed by the subscription schedule \`${schedule}\`, and updating any cancelation behavior ` +
      "directly is not allowed. Please update the schedule instead.",
  );
}
