import type { World } from "../../world";
import type { Period } from "../clock/periods";
import { priceOf } from "../lookup";
import { isMetered } from "../prices/price-amount";
import type { Invoice, InvoiceItem, InvoiceLine, Subscription, SubscriptionItem } from "../records";
import { periodOf, servedUntil } from "../subscriptions/subscription-item";
import { serviceLine } from "./invoice-lines";

/**
 * The lines that charge items for their current periods, up to the cancellation date if there is one. Metered
 * items are charged afterwards for their usage (see `usageLines`).
 */
export function serviceLines(
  world: World,
  subscription: Subscription,
  items: readonly SubscriptionItem[],
  whole: (item: SubscriptionItem) => Period = periodOf,
): InvoiceLine[] {
  return items
    .filter((item) => !isMetered(priceOf(world, item.price)))
    .map((item) =>
      serviceLine(world, subscription, item, whole(item), {
        start: item.current_period_start,
        end: servedUntil(item, subscription.cancel_at),
      }),
    );
}

/** The pending items for a subscription's next invoice. */
export const subscriptionPendingItems = (
  world: World,
  { id, customer, currency }: Subscription,
): InvoiceItem[] => pendingItems(world, { customer, currency, subscription: id });

/** The items, each with a record of what the invoice charged for it, so that the charge can be credited later. */
export function withCharges(items: readonly SubscriptionItem[], invoice: Invoice): SubscriptionItem[] {
  return items.map((item) => {
    // The last line is for the current period. A backdated start adds lines for earlier periods.
    const line = invoice.lines.data.findLast(
      ({ parent }) =>
        parent.subscription_item_details?.subscription_item === item.id &&
        !parent.subscription_item_details.proration,
    );
    if (!line) return item;
    const discounted = line.discount_amounts.reduce((sum, { amount }) => sum + amount, 0);
    const source = { invoice: invoice.id, line: line.id };
    const debit = {
      amount: line.amount - discounted,
      ...line.period,
      price: item.price,
      quantity: item.quantity,
      taxRates: line._taxRates ?? invoice.default_tax_rates,
      source,
    };
    return { ...item, _debits: [debit] };
  });
}

export type PendingOwner = { customer: string; currency: string; subscription: string | null };

/**
 * The customer's pending items in a currency, oldest first: those without a subscription, and those of the given one.
 */
export function pendingItems(
  world: World,
  { customer, currency, subscription }: PendingOwner,
): InvoiceItem[] {
  return world
    .all<InvoiceItem>("invoiceitem")
    .filter((item) => item.customer === customer && item.invoice === null && item.deleted !== true)
    .filter((item) => item.currency === currency)
    .filter((item) => {
      const owner = item.parent?.subscription_details.subscription ?? null;
      return owner === subscription || owner === null;
    });
}
