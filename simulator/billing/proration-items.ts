import { shape } from "../schema/shape";
import type { World } from "../world";
import type { DiscountAmount } from "./discount-allocation";
import { allocateDiscounts } from "./discount-allocation";
import { reductionsOf } from "./discounts";
import { described } from "./invoice-lines";
import { describeRemainingTime, describeUnusedTime } from "./line-descriptions";
import { invoiceOf, priceOf } from "./lookup";
import type { Period } from "./periods";
import { priceFor } from "./price-amount";
import type { Debit } from "./proration";
import { prorate, unusedDebits, unusedPart } from "./proration";
import type { InvoiceItem, ItemCredit, Subscription, SubscriptionItem } from "./records";
import { exactly, roundAmount } from "./rounding";
import { periodOf } from "./subscription-item";

/**
 * The credits for an item's time from `at` on. Flexible billing gives back each debit's own unused part;
 * classic billing gives back the present price, less the subscription's present discounts.
 */
export function creditItems(
  world: World,
  subscription: Subscription,
  item: SubscriptionItem,
  at: number,
): InvoiceItem[] {
  if (subscription.billing_mode.type === "flexible") {
    return unusedDebits(item._debits, at).map((debit) =>
      prorationItem(world, subscription, item.id, {
        isCredit: true,
        price: debit.price,
        quantity: debit.quantity,
        amount: 0 - unusedPart(debit, at),
        at,
        period: { start: at, end: debit.end },
        credited: creditOf(world, debit),
      }),
    );
  }
  const net = netOfAllDiscounts(world, subscription, item);
  const period = periodOf(item);
  const amount = 0 - prorate(exactly(net), period, at);
  const { price, quantity } = item;
  const unused = { start: at, end: period.end };
  return [
    prorationItem(world, subscription, item.id, {
      isCredit: true,
      price,
      quantity,
      amount,
      at,
      period: unused,
    }),
  ];
}

/**
 * The charge for an item's time from `at` on. Its share of the discounts is taken from the price of the whole
 * period before the time is measured, as the credit of it will be.
 */
export function debitItem(
  world: World,
  subscription: Subscription,
  item: SubscriptionItem,
  siblings: readonly SubscriptionItem[],
  discounts: readonly string[],
  at: number,
): InvoiceItem {
  const period = periodOf(item);
  const { price, quantity } = item;
  const taken =
    subscription.billing_mode.type === "flexible"
      ? discountShare(world, siblings, item, discounts, at)
      : wholeDiscounts(world, item, discounts, at);
  const whole = priceFor(priceOf(world, price), quantity) - exactly(totalOf(taken));
  return prorationItem(world, subscription, item.id, {
    isCredit: false,
    price,
    quantity,
    amount: prorate(whole, period, at),
    at,
    period: { start: at, end: period.end },
    discountAmounts: taken,
  });
}

/** What an invoice item charged, kept so that it can be credited. */
export function debitOf(item: InvoiceItem, charged: SubscriptionItem): Debit {
  return {
    amount: item.amount,
    ...item.period,
    price: charged.price,
    quantity: charged.quantity,
    source: { invoiceItem: item.id },
  };
}

const totalOf = (amounts: readonly DiscountAmount[]) => amounts.reduce((sum, { amount }) => sum + amount, 0);

const discountable = (world: World, item: SubscriptionItem) => {
  const price = priceOf(world, item.price);
  return { amount: roundAmount(priceFor(price, item.quantity)), discountable: true, product: price.product };
};

/** Flexible billing: an item's proportional share of the discounts over the whole subscription. */
function discountShare(
  world: World,
  siblings: readonly SubscriptionItem[],
  item: SubscriptionItem,
  discounts: readonly string[],
  at: number,
): DiscountAmount[] {
  const lines = siblings.map((sibling) => discountable(world, sibling));
  const shares = allocateDiscounts(lines, reductionsOf(world, discounts, at));
  return shares[siblings.findIndex(({ id }) => id === item.id)] ?? [];
}

/** Classic billing: every discount whole, as if the item stood alone. */
function wholeDiscounts(
  world: World,
  item: SubscriptionItem,
  discounts: readonly string[],
  at: number,
): DiscountAmount[] {
  return allocateDiscounts([discountable(world, item)], reductionsOf(world, discounts, at))[0]!;
}

function netOfAllDiscounts(world: World, subscription: Subscription, item: SubscriptionItem): number {
  const taken = wholeDiscounts(world, item, subscription.discounts, world.now());
  return discountable(world, item).amount - totalOf(taken);
}

/** A debit that was invoiced since is named by its line, one that still waits by its invoice item. */
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

type Proration = {
  isCredit: boolean;
  price: string;
  quantity: number;
  amount: number;
  at: number;
  period: Period;
  credited?: ItemCredit;
  discountAmounts?: DiscountAmount[];
};

function prorationItem(
  world: World,
  subscription: Subscription,
  subscriptionItem: string,
  proration: Proration,
): InvoiceItem {
  const { amount, at, period, quantity } = proration;
  const price = priceOf(world, proration.price);
  const words = described(world, price, quantity);
  return shape<InvoiceItem>("invoiceitem", {
    id: world.newId("ii"),
    amount,
    currency: subscription.currency,
    customer: subscription.customer,
    date: world.now(),
    description: proration.isCredit ? describeUnusedTime(words, at) : describeRemainingTime(words, at),
    discountable: false,
    discounts: [],
    livemode: world.livemode,
    metadata: {},
    net_amount: amount,
    parent: {
      type: "subscription_details",
      subscription_details: { subscription: subscription.id, subscription_item: subscriptionItem },
    },
    period,
    pricing: {
      type: "price_details",
      price_details: { price: price.id, product: price.product },
      unit_amount_decimal: null,
    },
    proration: true,
    proration_details: {
      credited_items: proration.credited ?? null,
      discount_amounts: proration.discountAmounts ?? [],
    },
    quantity,
    quantity_decimal: String(quantity),
    tax_rates: [],
  });
}
