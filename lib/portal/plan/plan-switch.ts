import type { SubscriptionFacts } from "../../operations/facts";
import { moveBetween } from "../../settings/move-between";
import type { Timing } from "../../settings/moves";
import type { PortalSettings } from "../../settings/schema";
import type { Service } from "../../settings/service";
import type { Plan } from "../../stripe/catalogue/plans";
import { totalOf } from "../../stripe/catalogue/price";
import type { Item, Subscription } from "../../stripe/subscriptions/reshape";
import { canEndSooner } from "../rules/cancel-moment";
import { pauseChoices, pausedKind } from "../rules/pause-terms";
import { isTerm } from "./ends";
import { canBeScheduled, isFree } from "./item-checks";
import { type MovedItem, quantityOn } from "./plan-quantity";
import { nextRenewal } from "./renewals";
import { hasSuccessor } from "./successor";

/** Decides which plan changes are possible, and when they take effect. Pure. */

/**
 * The only item whose product is a tier of the service, and that can therefore change plans. With no such item or
 * several, it isn't clear which item a customer would change, so plan changes aren't offered. Canceling and invoices
 * still work.
 */
export function baseItem(subscription: Subscription, service: Service | null): Item | null {
  const tiers = service?.tiers.map((tier) => tier.productId) ?? [];
  const candidates = subscription.items.filter((item) => tiers.includes(item.price.productId));
  const [item] = candidates;
  if (!item || candidates.length > 1) return null;
  return item.price.amount === null || item.price.isMetered ? null : item;
}

/**
 * True if the price is an amount per unit in the subscription's currency. Only such prices let customers choose a
 * quantity.
 */
export function isByTheUnit({ currency }: Subscription, { price }: Item): boolean {
  return price.isPerUnit && price.currency === currency;
}

/**
 * `all`: the customer's subscriptions, which matter only if this one has ended. `isTried`: whether Stripe will try a
 * payment automatically, which matters only if this subscription ends with its period.
 */
export function factsOf(
  subscription: Subscription,
  service: Service | null,
  settings: Pick<PortalSettings, "pauseLength">,
  all: Subscription[],
  isTried: boolean,
): SubscriptionFacts {
  const { status, end, schedule, pendingUpdateExpiresAt, collectionPaused } = subscription;
  return {
    status,
    end: endFact(subscription),
    canEndSooner: canEndSooner(subscription, isTried),
    canBeKept: schedule === null || schedule.endedEarlyBy !== null,
    schedule: scheduleFact(schedule),
    hasPendingUpdate: pendingUpdateExpiresAt !== null,
    canBeKeptInChange: end !== null && schedule === null && end.at >= nextRenewal(subscription),
    collectionPaused,
    isCharged: !subscription.sendsInvoices,
    hasBaseItem: baseItem(subscription, service) !== null,
    hasSeveralItems: subscription.items.length > 1,
    hasUnits: subscription.items.some((item) => isByTheUnit(subscription, item)),
    canPause: pauseChoices(subscription, settings).length > 0,
    canResume: pausedKind(subscription) !== null,
    isPausedForPayment: status === "paused" && !subscription.isPausedOnRequest,
    isFree: subscription.items.every(({ price }) => isFree(price)),
    hasSuccessor: hasSuccessor(subscription, all, service),
  };
}

function endFact(subscription: Subscription): SubscriptionFacts["end"] {
  const { end } = subscription;
  if (end === null) return "none";
  if (isTerm(subscription)) return "term";
  return end.by === "merchant" ? "fixed" : "canceled";
}

function scheduleFact(schedule: Subscription["schedule"]): SubscriptionFacts["schedule"] {
  if (!schedule || (!schedule.next && !schedule.isUnknown)) return "none";
  return schedule.isOurs && !schedule.isUnknown ? "ours" : "foreign";
}

export type SwitchKind =
  /**
   * Takes effect now, and the difference is due now. By default for upgrades: more to pay in total, or a longer
   * interval.
   */
  | "now"
  /** Replaces the price during a trial. Nothing is due before the trial ends. */
  | "in_trial"
  /** Takes effect at the end of the paid period. By default for downgrades: less to pay, or a shorter interval. */
  | "at_renewal"
  /** Discards a scheduled change, because the customer chose the current plan. */
  | "keep_current"
  | "not_offered";

const daysPerInterval: Record<string, number> = { day: 1, week: 7, month: 30.4375, year: 365.25 };

function days({ price }: Pick<Item, "price">): number {
  return (daysPerInterval[price.interval] ?? 0) * price.intervalCount;
}

/** Returns the effect of choosing this plan, by the service's rules. */
export function switchKind(
  subscription: Subscription,
  moved: MovedItem,
  plan: Plan,
  service: Service | null,
): SwitchKind {
  const { item } = moved;
  if (plan.price.id === item.price.id) {
    return subscription.schedule?.next && subscription.schedule.isOurs ? "keep_current" : "not_offered";
  }
  const quantity = quantityOn(plan, moved);
  const move = moveBetween(service, item.price.productId, plan.price.productId);
  if (quantity === null || !move || !isOfferable(subscription, item, plan)) return "not_offered";
  if (subscription.status === "trialing") return "in_trial";
  const addedDays = days(plan) - days(item);
  const addedAmount = (totalOf(plan.price, quantity) ?? 0) - (totalOf(item.price, item.quantity) ?? 0);
  const added = addedDays !== 0 ? addedDays : addedAmount;
  // Customers can't switch between plans with equal prices. Otherwise they could collect the benefits of each.
  if (added === 0) return "not_offered";
  return kindAt(added > 0 ? move.upgrade : move.downgrade, subscription, { isUpgrade: added > 0 });
}

/**
 * A downgrade that can't be scheduled happens now, and the unused time is credited. An upgrade isn't offered in that
 * case: the merchant doesn't want it now, and it would cost the customer more than at the renewal.
 */
function kindAt(
  timing: Timing,
  subscription: Subscription,
  { isUpgrade }: { isUpgrade: boolean },
): SwitchKind {
  if (timing === "now") return "now";
  if (canBeScheduled(subscription)) return "at_renewal";
  return isUpgrade ? "not_offered" : "now";
}

function isOfferable(subscription: Subscription, item: Item, { price }: Plan): boolean {
  const hasOneAmount = price.amount !== null && !price.isMetered && price.isActive;
  const sameInterval =
    price.interval === item.price.interval && price.intervalCount === item.price.intervalCount;
  // The interval must stay the same if there are other items, because they share it, or if there is a term, because a
  // term consists of periods of the current length.
  const isBound = subscription.items.length > 1 || isTerm(subscription);
  return hasOneAmount && price.currency === subscription.currency && (!isBound || sameInterval);
}

/** The products that the customer pays for after the change. A code may apply only to some of them. */
export function productsAfter({ items }: Subscription, moved: Item, { price }: Plan): string[] {
  return items.map((item) => (item.id === moved.id ? price.productId : item.price.productId));
}

/**
 * True if a change to this plan now would start a new period, because the plan has another interval. Otherwise the
 * renewal date stays.
 */
export function startsNewPeriod(item: Item, plan: Plan): boolean {
  return days(plan) !== days(item);
}
