import type { World } from "../../world";
import { finalizeAndCollect } from "../invoices/invoice-collection";
import { draftInvoice } from "../invoices/invoice-draft";
import { voidInvoice } from "../invoices/invoice-void";
import { subscriptionPendingItems } from "../invoices/service-charge";
import { invoiceOf, subscriptionById } from "../lookup";
import { creditItems } from "../prorations/proration-items";
import type { Invoice, Subscription } from "../records";
import { usageLines } from "../usage/usage-charge";
import { mergeDetails } from "./cancellation";
import { endSubscription } from "./subscription-end";
import type { SentCancellationDetails } from "./subscription-params";

/** The options of a final invoice. `at` is when the subscription ends, in seconds; now by default. */
type FinalInvoiceOptions = Pick<CancelParams, "invoice_now" | "prorate"> & { at?: number };

export type CancelParams = {
  cancellation_details?: SentCancellationDetails;
  invoice_now?: boolean;
  prorate?: boolean;
};

/**
 * Cancels immediately. `prorate` credits paid time that is unused. `invoice_now` bills pending items and usage, and
 * turns a credit into the customer's balance. With neither option, pending prorations are dropped and usage is never
 * billed.
 */
export function cancelSubscription(
  world: World,
  subscription: Subscription,
  params: CancelParams,
): Subscription {
  const details = mergeDetails(subscription.cancellation_details, params.cancellation_details);
  const told = world.change<Subscription>(subscription, {
    canceled_at: world.now(),
    cancellation_details: { ...details, reason: "cancellation_requested" },
  });
  if (told.status === "incomplete" && told.latest_invoice) {
    // Voiding the first invoice of a canceled incomplete subscription is unverified.
    const first = invoiceOf(world, told.latest_invoice);
    endSubscription(world, told, { reason: "cancellation_requested" });
    if (first.status === "open") voidInvoice(world, first);
    return subscriptionById(world, told.id);
  }
  const invoice = draftFinalInvoice(world, told, params);
  const ended = endSubscription(world, told, { reason: "cancellation_requested" });
  if (!invoice) return ended;
  world.change<Subscription>(ended, { latest_invoice: invoice.id });
  finalizeAndCollect(world, invoiceOf(world, invoice.id), true);
  return subscriptionById(world, told.id);
}

/**
 * Drafts the final invoice of a subscription that ends now; null if there is nothing to bill. The preview of
 * a cancellation stops here.
 */
export function draftFinalInvoice(
  world: World,
  subscription: Subscription,
  params: FinalInvoiceOptions,
): Invoice | null {
  const { customer, currency } = subscription;
  if (params.prorate && subscription.status !== "trialing") {
    for (const item of subscription.items.data) {
      for (const credit of creditItems(world, subscription, item, world.now())) world.put(credit);
    }
  }
  const pending = subscriptionPendingItems(world, subscription);
  if (!params.invoice_now) {
    const isDropped = params.prorate !== true;
    for (const item of pending) if (isDropped && item.proration) world.remove(item);
    return null;
  }
  const { at = world.now() } = params;
  const lines = usageLines(world, subscription, subscription.items.data, (item) =>
    Math.min(at, item.current_period_end),
  ).filter(({ amount, quantity }) => amount > 0 || quantity !== 0);
  if (pending.length + lines.length === 0) return null;
  return draftInvoice(world, {
    customer,
    currency,
    subscription,
    reason: "subscription_update",
    pending,
    lines,
    discounts: subscription.discounts,
    at,
    period: { start: subscription.items.data[0]!.current_period_start, end: at },
  });
}

/** On the cancellation date, bills pending items and usage, and ends the subscription. */
export function cancelOnSchedule(world: World, subscription: Subscription): void {
  const invoice = draftFinalInvoice(world, subscription, { invoice_now: true });
  const ended = endSubscription(world, subscription, { reason: "cancellation_requested" });
  if (!invoice) return;
  world.change<Subscription>(ended, { latest_invoice: invoice.id });
  finalizeAndCollect(world, invoiceOf(world, invoice.id), true);
}
