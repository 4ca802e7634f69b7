import type { World } from "../../world";
import type { Period } from "../clock/periods";
import { describePrice, subscriptionLine } from "../invoices/invoice-lines";
import { describeService } from "../invoices/line-descriptions";
import { findPriceIn, meterOf, priceOf } from "../lookup";
import { isMetered, priceFor } from "../prices/price-amount";
import { roundAmount } from "../prices/rounding";
import type { InvoiceItem, InvoiceLine, Subscription, SubscriptionItem } from "../records";
import { effectiveRates } from "../taxes/tax-rates";
import { usageOf } from "./usage";
import { type UsageCharge, usageItem } from "./usage-item";

/** The start of the item's unbilled usage: its period's start, or later if its price took effect later. */
export const usageStart = ({ _usageFrom, current_period_start: start }: SubscriptionItem): number =>
  Math.max(_usageFrom ?? start, start);

/**
 * The lines for the usage of metered items until a moment, including zero amounts. Usage during a trial is free and has
 * no lines.
 */
export function usageLines(
  world: World,
  subscription: Subscription,
  items: readonly SubscriptionItem[],
  until: (item: SubscriptionItem) => number,
): InvoiceLine[] {
  return itemUsageCharges(world, subscription, items, until).map(([item, used]) => ({
    ...subscriptionLine(world, subscription, item, {
      amount: used.amount,
      description: used.description,
      period: used.period,
      quantity: used.quantity,
      unit_amount_decimal: used.price.unit_amount_decimal,
    }),
    _isUsage: true,
  }));
}

/**
 * The usage as invoice items, when it is billed early because the price is replaced or the cycle restarts.
 */
export function usageItems(
  world: World,
  subscription: Subscription,
  items: readonly SubscriptionItem[],
  until: number,
): InvoiceItem[] {
  return itemUsageCharges(world, subscription, items, () => until)
    .filter(([, { quantity, amount }]) => quantity > 0 || amount > 0)
    .map(([item, used]) => usageItem(world, subscription, item.id, used));
}

function itemUsageCharges(
  world: World,
  subscription: Subscription,
  items: readonly SubscriptionItem[],
  until: (item: SubscriptionItem) => number,
): [SubscriptionItem, UsageCharge][] {
  if (subscription.status === "trialing") return [];
  return items.flatMap((item) => {
    const price = priceOf(world, item.price);
    const period = { start: usageStart(item), end: until(item) };
    return isMetered(price) && period.end > period.start
      ? [[item, used(world, subscription, item, period)] as [SubscriptionItem, UsageCharge]]
      : [];
  });
}

function used(world: World, subscription: Subscription, item: SubscriptionItem, period: Period): UsageCharge {
  const price = findPriceIn(world, item.price, subscription.currency);
  const meter = meterOf(world, price);
  // Documented: nothing is billed if corrections exceed the usage.
  const quantity = meter ? Math.max(0, usageOf(world, meter, subscription.customer, period)) : 0;
  const each = price.unit_amount_decimal === null ? null : Number(price.unit_amount_decimal);
  return {
    price,
    quantity,
    amount: roundAmount(priceFor(price, quantity)),
    description: describeService(
      describePrice(world, price, quantity),
      each,
      price.currency,
      price.recurring!,
    ),
    period,
    taxRates: effectiveRates(subscription, item),
  };
}
