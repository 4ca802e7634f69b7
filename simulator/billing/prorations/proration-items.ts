import type { World } from "../../world";
import { type Period, periodContaining } from "../clock/periods";
import { discountsOnItem } from "../discounts/item-discounts";
import { findPriceIn, invoiceOf, priceOf } from "../lookup";
import { isMetered, priceFor } from "../prices/price-amount";
import { toExactAmount } from "../prices/rounding";
import type { InvoiceItem, ItemCredit, Subscription, SubscriptionItem } from "../records";
import { servedUntil } from "../subscriptions/subscription-item";
import { effectiveRates } from "../taxes/tax-rates";
import { type Debit, prorate, unusedDebits, unusedPart } from "./proration";
import { prorationItem } from "./proration-item";

/**
 * The credits for an item's time from `at` on. Flexible billing gives back the unused part of each debit.
 * Classic billing gives back the current price, less the subscription's current discounts. A metered item was
 * never charged in advance, so nothing is given back.
 */
export function creditItems(
  world: World,
  subscription: Subscription,
  item: SubscriptionItem,
  at: number,
): InvoiceItem[] {
  if (isMetered(priceOf(world, item.price))) return [];
  if (subscription.billing_mode.type === "flexible") {
    return unusedDebits(item._debits, at).map((debit) =>
      prorationItem(world, subscription, item.id, {
        kind: "credit",
        price: debit.price,
        quantity: debit.quantity,
        amount: 0 - unusedPart(debit, at),
        period: { start: at, end: debit.end },
        credited: creditOf(world, debit),
        taxRates: debit.taxRates ?? [],
      }),
    );
  }
  const unused = { start: at, end: servedUntil(item, subscription.cancel_at) };
  const { amount } = prorationFor(world, subscription, item, [item], subscription.discounts, unused);
  const { price, quantity } = item;
  const taxRates = effectiveRates(subscription, item);
  const credit = { kind: "credit", price, quantity, amount: 0 - amount, period: unused, taxRates } as const;
  return [prorationItem(world, subscription, item.id, credit)];
}

/** The charge for part of an item's period. Empty for a metered item. */
export function debitItems(
  world: World,
  subscription: Subscription,
  item: SubscriptionItem,
  siblings: readonly SubscriptionItem[],
  discounts: readonly string[],
  stretch: Period,
): InvoiceItem[] {
  if (isMetered(priceOf(world, item.price))) return [];
  const { price, quantity } = item;
  const charged = prorationFor(world, subscription, item, siblings, discounts, stretch);
  return [
    prorationItem(world, subscription, item.id, {
      kind: "debit",
      price,
      quantity,
      period: stretch,
      taxRates: effectiveRates(subscription, item),
      ...charged,
    }),
  ];
}

/**
 * The cost of part of an item's period. Discounts are subtracted from the whole period's price before it is
 * prorated.
 */
function prorationFor(
  world: World,
  subscription: Subscription,
  item: SubscriptionItem,
  siblings: readonly SubscriptionItem[],
  discounts: readonly string[],
  { start, end }: Period,
) {
  const discountAmounts = discountsOnItem(world, subscription, item, siblings, discounts);
  const taken = discountAmounts.reduce((sum, { amount }) => sum + amount, 0);
  const price = findPriceIn(world, item.price, subscription.currency);
  const whole = priceFor(price, item.quantity) - toExactAmount(taken);
  return { amount: prorate(whole, pricedPeriod(world, subscription, item), start, end), discountAmounts };
}

/**
 * The period that a price covers. If a chosen anchor shortens the first period, that period is prorated as part of a
 * whole period in the anchor's cycle.
 */
function pricedPeriod(
  world: World,
  { billing_cycle_anchor: anchor }: Subscription,
  { current_period_start: start, current_period_end: end, price }: SubscriptionItem,
): Period {
  const whole = periodContaining(anchor, priceOf(world, price).recurring!, start);
  return whole.end === end ? whole : { start, end };
}

/** A record of an invoice item's charge, which can be credited later. */
export function debitOf(item: InvoiceItem, { price, quantity }: SubscriptionItem): Debit {
  const source = { invoiceItem: item.id };
  return { amount: item.amount, ...item.period, price, quantity, taxRates: item.tax_rates, source };
}

/** Identifies a debit by its line if it has been invoiced, or else by its pending invoice item. */
function creditOf(world: World, { source }: Debit): ItemCredit {
  if ("line" in source) return invoicedCredit(source.invoice, source.line);
  const item = world.find<InvoiceItem>("invoiceitem", source.invoiceItem);
  const invoice = item?.invoice;
  if (!invoice) return { type: "invoice_item", invoice_item: source.invoiceItem };
  const line = invoiceOf(world, invoice).lines.data.find(
    ({ parent }) => parent.subscription_item_details?.invoice_item === source.invoiceItem,
  );
  return invoicedCredit(invoice, line!.id);
}

const invoicedCredit = (invoice: string, line: string): ItemCredit => ({
  type: "invoice_line_items",
  invoice_line_item_details: { invoice, invoice_line_items: [line] },
});
