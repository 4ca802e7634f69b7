import type { World } from "../../world";
import { periodContaining } from "../clock/periods";
import { draftInvoice } from "../invoices/invoice-draft";
import { trialLine } from "../invoices/invoice-lines";
import { serviceLines, subscriptionPendingItems, withCharges } from "../invoices/service-charge";
import { priceOf } from "../lookup";
import type { Invoice, InvoiceLine, Subscription, SubscriptionItem } from "../records";
import { usageLines } from "../usage/usage-charge";
import { backdatedLines } from "./backdated";
import type { StartOfBilling } from "./first-period";
import { itemsFields, periodOf } from "./subscription-item";
import type { CreateParams } from "./subscription-params";

/**
 * Drafts a new subscription's first invoice. It charges the first period, or the part of a period before the chosen
 * anchor, or has a trial's zero line. Without prorations, the part before the anchor is free, and there is no invoice.
 */
export function draftFirstInvoice(
  world: World,
  subscription: Subscription,
  start: StartOfBilling,
  params: CreateParams,
): { subscription: Subscription; invoice: Invoice | null } {
  const isPart = start.trialEnd === null && start.anchor > world.now();
  const pending = subscriptionPendingItems(world, subscription);
  const prorates = params.proration_behavior !== "none";
  const past = prorates ? backdatedLines(world, subscription, start) : [];
  // If the start is backdated, the lines for the past already include the time until the anchor.
  const isDone = isPart && (!prorates || start.from !== null);
  const lines = [...past, ...(isDone ? [] : linesOf(world, subscription, start, isPart))];
  if (lines.length + pending.length === 0) return { subscription, invoice: null };
  const invoice = draftInvoice(world, {
    customer: subscription.customer,
    currency: subscription.currency,
    subscription,
    reason: "subscription_create",
    pending,
    lines,
    discounts: subscription.discounts,
    period: { start: world.now(), end: world.now() },
  });
  const items =
    start.trialEnd === null ? withCharges(subscription.items.data, invoice) : subscription.items.data;
  const fields = { ...itemsFields(subscription.id, items), latest_invoice: invoice.id };
  return { subscription: world.change<Subscription>(subscription, fields), invoice };
}

function linesOf(
  world: World,
  subscription: Subscription,
  start: StartOfBilling,
  isPart: boolean,
): InvoiceLine[] {
  const items = subscription.items.data;
  if (start.trialEnd !== null)
    return items.map((item) => trialLine(world, subscription, item, periodOf(item)));
  const natural = (item: SubscriptionItem) =>
    periodContaining(start.anchor, priceOf(world, item.price).recurring!, world.now());
  const lines = serviceLines(world, subscription, items, isPart ? natural : periodOf);
  // Documented: classic billing adds a zero line for a metered item, flexible billing doesn't.
  if (subscription.billing_mode.type === "flexible") return lines;
  return [...lines, ...usageLines(world, subscription, items, (item) => item.current_period_end)];
}
