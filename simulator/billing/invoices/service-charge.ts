import type { World } from "../../world";
import { serviceLine } from "./invoice-lines";
import { priceOf } from "../lookup";
import type { Period } from "../clock/periods";
import { isMetered } from "../prices/price-amount";
import type { Invoice, InvoiceItem, InvoiceLine, Subscription, SubscriptionItem } from "../records";
import { periodOf, servedUntil } from "../subscriptions/subscription-item";

/**
 * The lines that charge items for their present periods, up to where the subscription is to be canceled. Metered
 * items are charged for what they used, afterwards (see `usageLines`).
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

/** What waits for a subscription's next invoice. */
export const pendingOf = (world: World, { id, customer, currency }: Subscription): InvoiceItem[] =>
  pendingItems(world, { customer, currency, subscription: id });

/** Items that remember what an invoice charged them, so that it can be credited. */
export function withCharges(items: readonly SubscriptionItem[], invoice: Invoice): SubscriptionItem[] {
  return items.map((item) => {
    // The last one is for the present period: those of a backdated start come before it.
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

export type Waiting = { customer: string; currency: string; subscription: string | null };

/** What waits for an invoice in that currency, of a subscription or of none, oldest first. */
export function pendingItems(world: World, { customer, currency, subscription }: Waiting): InvoiceItem[] {
  return world
    .all<InvoiceItem>("invoiceitem")
    .filter((item) => item.customer === customer && item.invoice === null && item.deleted !== true)
    .filter((item) => item.currency === currency)
    .filter((item) => {
      const owner = item.parent?.subscription_details.subscription ?? null;
      return owner === subscription || owner === null;
    });
}
