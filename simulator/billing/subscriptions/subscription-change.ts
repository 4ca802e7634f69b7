import type { World } from "../../world";
import { afterRecurrences, type Period, periodContaining } from "../clock/periods";
import type { ResolveDiscounts } from "../discounts/discounts";
import { itemDiscounts } from "../discounts/item-discounts";
import { priceOf } from "../lookup";
import { isMetered, priceInAdvance } from "../prices/price-amount";
import { priceIn } from "../prices/price-currency";
import type { Price } from "../prices/price-records";
import { creditItems, debitItems, debitOf } from "../prorations/proration-items";
import type { InvoiceItem, Subscription, SubscriptionItem } from "../records";
import { usageItems } from "../usage/usage-charge";
import { isChanged, type ItemTarget } from "./item-targets";
import { newSubscriptionItem, periodOf, priceFields, servedUntil } from "./subscription-item";

export type ChangeParams = {
  targets: readonly ItemTarget[];
  /** The moment from which prorations are computed. */
  at: number;
  prorate: boolean;
  /** Whether the billing cycle restarts now, with the new prices charged in full. */
  restart: boolean;
  discounts: readonly string[];
  /** The subscription's tax rates from now on. Credits are taxed at the previous rates. */
  taxRates: string[];
  /** How the items' own discounts are resolved. By default as for a request. */
  give?: ResolveDiscounts;
};

export type Change = {
  items: SubscriptionItem[];
  billing_cycle_anchor: number;
  prorations: InvoiceItem[];
  /** Items whose new period is charged in full immediately. */
  charged: SubscriptionItem[];
};

/**
 * Computes a change of a subscription's items without applying it: the items after the change, and its
 * credits and charges.
 */
export function computeChange(world: World, subscription: Subscription, params: ChangeParams): Change {
  const { targets, at, prorate, discounts } = params;
  const isFree = subscription.status === "trialing";
  // A trial's cycle always starts when the trial ends.
  const restart = !isFree && (params.restart || restartsAutomatically(world, subscription, targets));
  const anchor = restart ? world.now() : subscription.billing_cycle_anchor;
  const timing = { anchor, at, restart, give: params.give };
  const after = targets.map((target) => itemAfter(world, subscription, target, timing));
  const items = after.filter((item) => item !== null);
  const prorations: InvoiceItem[] = [];
  targets.forEach((target, i) => {
    const { before } = target;
    const isAffected = restart || isChanged(target);
    if (!isAffected || isFree || hasEnded(before ?? after[i]!, at)) return;
    if (before && billsUsage(world, subscription, target, params, restart))
      prorations.push(...usageItems(world, subscription, [before], at));
    if (!prorate) return;
    if (before) prorations.push(...creditItems(world, subscription, before, at));
    const item = after[i];
    if (!item || restart) return;
    const stretch = { start: at, end: servedUntil(item, subscription.cancel_at) };
    const taxed = { ...subscription, default_tax_rates: params.taxRates };
    const debits = debitItems(world, taxed, item, items, discounts, stretch);
    prorations.push(...debits);
    item._debits = debits.map((debit) => debitOf(debit, item));
  });
  return { items, billing_cycle_anchor: anchor, prorations, charged: restart ? items : [] };
}

/**
 * Documented: usage is billed when the billing cycle restarts. When a metered price is replaced, flexible billing also
 * bills its usage, unless prorations are off. Classic billing never does.
 */
function billsUsage(
  world: World,
  { billing_mode: mode }: Subscription,
  { before, after }: ItemTarget,
  { prorate }: ChangeParams,
  restart: boolean,
): boolean {
  if (!before || !isMetered(priceOf(world, before.price))) return false;
  const goes = before.price !== after?.price.id;
  return goes ? mode.type === "flexible" && (prorate || restart) : restart;
}

/** Whether the item's period has ended and is about to renew, so that no time is left to credit or charge. */
const hasEnded = (item: SubscriptionItem | null, at: number) =>
  item !== null && item.current_period_end <= at;

type ChangeTiming = { anchor: number; at: number; restart: boolean; give: ResolveDiscounts | undefined };

function itemAfter(
  world: World,
  subscription: Subscription,
  { before, after }: ItemTarget,
  timing: ChangeTiming,
): SubscriptionItem | null {
  if (!after) return null;
  const { price, quantity, metadata, taxRates } = after;
  const discounts = itemDiscounts(world, subscription, before, after, timing.give);
  const period = periodAfter(world, subscription, before, price, timing);
  if (!before) {
    const item = newSubscriptionItem(
      world,
      { subscription: subscription.id, price, quantity, metadata, discounts, taxRates },
      period,
    );
    return { ...item, _usageFrom: timing.at };
  }
  return {
    ...before,
    ...(price.id === before.price ? {} : { ...priceFields(price), _usageFrom: timing.at }),
    quantity,
    metadata,
    discounts,
    tax_rates: taxRates ?? before.tax_rates,
    current_period_start: period.start,
    current_period_end: period.end,
  };
}

/**
 * The item's period after the change. An item with the same interval keeps its period. A new interval's period is
 * counted from the unchanged anchor (recorded for flexible billing). A restarted cycle starts now.
 */
function periodAfter(
  world: World,
  subscription: Subscription,
  before: SubscriptionItem | null,
  price: Price,
  { anchor, at, restart }: ChangeTiming,
): Period {
  const recurrence = price.recurring!;
  if (restart) return { start: anchor, end: afterRecurrences(anchor, recurrence, 1) };
  const sibling = before ?? subscription.items.data[0];
  if (sibling && (subscription.status === "trialing" || hasEnded(sibling, at))) return periodOf(sibling);
  if (before && hasSameInterval(priceOf(world, before.price), price)) return periodOf(before);
  return periodContaining(anchor, recurrence, at);
}

/**
 * Whether classic billing starts a new cycle: if the interval changes, or a free subscription is no longer
 * free.
 */
function restartsAutomatically(
  world: World,
  subscription: Subscription,
  targets: readonly ItemTarget[],
): boolean {
  if (subscription.billing_mode.type !== "classic") return false;
  const pairs = targets.map(({ before, after }) => ({
    before: before && { price: priceOf(world, before.price), quantity: before.quantity },
    after,
  }));
  const costs = (side: { price: Price; quantity: number } | null) =>
    side !== null && priceInAdvance(priceIn(side.price, subscription.currency), side.quantity) > 0n;
  const changesInterval = pairs.some(
    ({ before, after }) => before && after && !hasSameInterval(before.price, after.price),
  );
  const wasFree = !pairs.some(({ before }) => costs(before));
  return changesInterval || (wasFree && pairs.some(({ after }) => costs(after)));
}

function hasSameInterval(one: Price, other: Price): boolean {
  const [a, b] = [one.recurring!, other.recurring!];
  return a.interval === b.interval && a.interval_count === b.interval_count;
}
