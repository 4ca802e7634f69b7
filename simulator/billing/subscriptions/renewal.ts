import type { World } from "../../world";
import { nextPeriod } from "../clock/next-period";
import { draftInvoice } from "../invoices/invoice-draft";
import { applyPausedCollection } from "../invoices/paused-collection";
import { serviceLines, subscriptionPendingItems, withCharges } from "../invoices/service-charge";
import { priceOf } from "../lookup";
import { isMetered } from "../prices/price-amount";
import type { Invoice, Subscription, SubscriptionItem } from "../records";
import { usageLines } from "../usage/usage-charge";
import { itemsFields, nextPeriodEnd } from "./subscription-item";

const hour = 3600;

/**
 * Renews a subscription at the end of a period. The next period starts immediately, and the draft invoice waits an hour
 * before it is finalized and charged. Only the items whose period has ended are billed.
 */
export function renewSubscription(world: World, subscription: Subscription): Subscription {
  const { items, invoice } = draftRenewal(world, subscription);
  const trial = subscription.status === "trialing" ? ({ status: "active" } as const) : {};
  const fields = { ...trial, ...itemsFields(subscription.id, items) };
  if (!invoice) return world.change<Subscription>(subscription, fields);
  const renewed = world.change<Subscription>(subscription, { ...fields, latest_invoice: invoice.id });
  applyPausedCollection(world, invoice, pausedBehavior(renewed));
  return renewed;
}

export type Renewal = { items: SubscriptionItem[]; invoice: Invoice | null };

/** The next renewal, as if it were due now: its items and its draft invoice. */
export function draftRenewal(world: World, subscription: Subscription): Renewal {
  const at = nextPeriodEnd(subscription);
  const before = subscription.items.data.filter((item) => item.current_period_end <= at);
  const items = subscription.items.data.map((item) =>
    before.includes(item) ? nextPeriod(world, subscription, item) : item,
  );
  const due = items.filter((item) => item.current_period_start === at);
  const pending = subscriptionPendingItems(world, subscription);
  // Usage is billed for the ended period, everything else for the next one.
  const usage = usageLines(world, subscription, before, (item) => item.current_period_end);
  const lines = [...serviceLines(world, subscription, due), ...usage];
  if (lines.length + pending.length === 0) return { items, invoice: null };
  const metered = before.filter((item) => isMetered(priceOf(world, item.price)));
  // Usage that is reported while the draft waits is still added to it, unless it was used during a trial.
  const late = metered.length > 0 && subscription.status !== "trialing" ? { _used: metered } : {};
  const invoice = draftInvoice(world, {
    customer: subscription.customer,
    currency: subscription.currency,
    subscription,
    reason: "subscription_cycle",
    pending,
    lines,
    discounts: subscription.discounts,
    at,
    period: { start: Math.min(...before.map((item) => item.current_period_start)), end: at },
    fields: {
      automatically_finalizes_at: at + hour,
      next_payment_attempt: nextAttempt(subscription, at),
      ...late,
    },
  });
  return { items: withCharges(items, invoice), invoice };
}

const nextAttempt = ({ collection_method }: Subscription, at: number) =>
  collection_method === "charge_automatically" ? at + hour : null;

/** How renewals are held back: according to paused collection, or as drafts if the subscription is unpaid. */
const pausedBehavior = ({ pause_collection: pause, status }: Subscription) =>
  pause?.behavior ?? (status === "unpaid" ? "keep_as_draft" : null);
