import { buildObject } from "../../schema/build-object";
import type { World } from "../../world";
import type { Period } from "../clock/periods";
import { findPriceIn, priceOf, productOf } from "../lookup";
import { priceFor } from "../prices/price-amount";
import type { Price } from "../prices/price-records";
import { roundAmount } from "../prices/rounding";
import { prorate } from "../prorations/proration";
import type { InvoiceItem, InvoiceLine, ItemCredit, Subscription, SubscriptionItem } from "../records";
import { effectiveRates } from "../taxes/tax-rates";
import { type DescribedItem, describeService, describeTrial } from "./line-descriptions";

/** The parts of a line's description that come from a price and its quantity. */
export function describePrice(world: World, price: Price, quantity: number): DescribedItem {
  const product = productOf(world, price);
  return { quantity, productName: product.name, unitLabel: product.unit_label ?? null };
}

/**
 * The charge for a period of service. If service starts or ends inside the period, `billed` is the part with service.
 */
export function serviceLine(
  world: World,
  subscription: Subscription,
  item: SubscriptionItem,
  period: Period,
  billed: Period = period,
): InvoiceLine {
  const price = findPriceIn(world, item.price, subscription.currency);
  const whole = priceFor(price, item.quantity);
  const isWhole = billed.start === period.start && billed.end === period.end;
  const each = price.unit_amount_decimal === null ? null : Number(price.unit_amount_decimal);
  return subscriptionLine(world, subscription, item, {
    amount: isWhole ? roundAmount(whole) : prorate(whole, period, billed.start, billed.end),
    description: describeService(
      describePrice(world, price, item.quantity),
      each,
      price.currency,
      price.recurring!,
    ),
    period: billed,
    unit_amount_decimal: price.unit_amount_decimal,
  });
}

/** The zero line that Stripe creates for a trial. */
export function trialLine(
  world: World,
  subscription: Subscription,
  item: SubscriptionItem,
  period: Period,
): InvoiceLine {
  const price = priceOf(world, item.price);
  return subscriptionLine(world, subscription, item, {
    amount: 0,
    description: describeTrial(describePrice(world, price, item.quantity)),
    period,
    unit_amount_decimal: "0",
  });
}

type LineValues = {
  amount: number;
  description: string;
  period: Period;
  /** By default, the item's quantity. A line for usage has a quantity of its own. */
  quantity?: number;
  unit_amount_decimal: string | null;
};

/** A line that bills one of a subscription's items for a period. */
export function subscriptionLine(
  world: World,
  subscription: Subscription,
  item: SubscriptionItem,
  { unit_amount_decimal, quantity = item.quantity, ...charged }: LineValues,
): InvoiceLine {
  const price = priceOf(world, item.price);
  return line(world, {
    ...charged,
    currency: subscription.currency,
    discountable: true,
    discounts: item.discounts,
    metadata: item.metadata,
    parent: {
      type: "subscription_item_details",
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: null,
        proration: false,
        proration_details: { credited_items: null },
        subscription: subscription.id,
        subscription_item: item.id,
      },
    },
    pricing: {
      type: "price_details",
      price_details: { price: price.id, product: price.product },
      unit_amount_decimal,
    },
    quantity,
    subscription: subscription.id,
    _taxRates: effectiveRates(subscription, item),
  });
}

/** The line of a pending invoice item on its invoice. */
export function lineOfInvoiceItem(world: World, item: InvoiceItem): InvoiceLine {
  const owner = item.parent?.subscription_details;
  const details = {
    invoice_item: item.id,
    proration: item.proration,
    proration_details: { credited_items: creditedLines(item.proration_details?.credited_items) },
    subscription: owner?.subscription ?? null,
  };
  const ofItem = owner?.subscription_item;
  return line(world, {
    amount: item.amount,
    currency: item.currency,
    description: item.description,
    discountable: item.discountable,
    discounts: item.discounts,
    metadata: item.metadata,
    parent: {
      type: ofItem ? "subscription_item_details" : "invoice_item_details",
      invoice_item_details: ofItem ? null : details,
      subscription_item_details: ofItem ? { ...details, subscription_item: ofItem } : null,
    },
    period: item.period,
    pricing: item.pricing,
    quantity: item.quantity,
    subscription: owner?.subscription ?? null,
    ...(item._taxRates && { _taxRates: item._taxRates }),
  });
}

/** A credit names the lines it credits only if they were already on an invoice. */
function creditedLines(credit: ItemCredit | null | undefined) {
  return credit?.invoice_line_item_details ?? null;
}

function line(world: World, values: Record<string, unknown> & { amount: number }): InvoiceLine {
  return buildObject("line_item", {
    id: world.newId("il"),
    ...values,
    discount_amounts: [],
    discounts: values.discounts ?? [],
    pretax_credit_amounts: [],
    quantity_decimal: String(values.quantity ?? 1),
    subtotal: values.amount,
    taxes: [],
    invoice: null,
    livemode: world.livemode,
  }) as unknown as InvoiceLine;
}
