import { buildObject } from "../../schema/build-object";
import type { World } from "../../world";
import type { Period } from "../clock/periods";
import type { Price } from "../prices/price-records";
import type { Listed, Subscription, SubscriptionItem } from "../records";

type NewItem = {
  subscription: string;
  price: Price;
  quantity: number;
  metadata: Record<string, string>;
  discounts: string[];
  taxRates?: string[];
};

/** Creates an item that hasn't been charged yet. */
export function newSubscriptionItem(
  world: World,
  { price, taxRates = [], ...fields }: NewItem,
  period: Period,
): SubscriptionItem {
  const item = {
    id: world.newId("si"),
    ...fields,
    ...priceFields(price),
    created: world.now(),
    current_period_start: period.start,
    current_period_end: period.end,
    tax_rates: taxRates,
    _debits: [],
  };
  return buildObject("subscription_item", item) as unknown as SubscriptionItem;
}

/** An item's price fields. The API still sends the old `plan` along with the price. */
export function priceFields(price: Price): { price: string; plan: Record<string, unknown> } {
  return { price: price.id, plan: planOf(price) };
}

function planOf(price: Price): Record<string, unknown> {
  const { interval, interval_count, usage_type } = price.recurring!;
  return {
    id: price.id,
    object: "plan",
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: price.billing_scheme,
    created: price.created,
    currency: price.currency,
    interval,
    interval_count,
    livemode: price.livemode,
    metadata: price.metadata,
    meter: price.recurring!.meter,
    nickname: price.nickname,
    product: price.product,
    tiers_mode: price.tiers_mode,
    transform_usage: null,
    trial_period_days: null,
    usage_type,
  };
}

/** Whether an item's old `plan` is metered. */
export const isMeteredPlan = (plan: unknown): boolean =>
  (plan as { usage_type?: string } | null)?.usage_type === "metered";

/** A subscription's items as stored, and the fields that the API fills only for a subscription with a single item. */
export function itemsFields(
  subscription: string,
  data: SubscriptionItem[],
): Pick<Subscription, "items" | "plan" | "quantity"> {
  const only = data.length === 1 ? data[0] : undefined;
  const items: Listed<SubscriptionItem> = {
    object: "list",
    data,
    has_more: false,
    total_count: data.length,
    url: `/v1/subscription_items?subscription=${subscription}`,
  };
  return {
    items,
    plan: only?.plan ?? null,
    quantity: only && !isMeteredPlan(only.plan) ? only.quantity : null,
  };
}

export function periodOf(item: SubscriptionItem): Period {
  return { start: item.current_period_start, end: item.current_period_end };
}

/**
 * When the item's service and billing end in its current period. A cancellation date may come before the
 * period's end.
 */
export function servedUntil(
  { current_period_start: start, current_period_end: end }: SubscriptionItem,
  cancelAt: number | null,
): number {
  return cancelAt !== null && cancelAt > start ? Math.min(end, cancelAt) : end;
}

/** When the next of a subscription's items renews. */
export function nextPeriodEnd(subscription: Subscription): number {
  return Math.min(...subscription.items.data.map((item) => item.current_period_end));
}
