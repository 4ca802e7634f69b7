import type { SubscriptionFacts } from "../../operations/facts";
import type { PortalSettings } from "../../settings/schema";
import type { Service } from "../../settings/service";
import type { Plan } from "../../stripe/catalogue/plans";
import { totalOf } from "../../stripe/catalogue/price";
import type { Item, Subscription } from "../../stripe/subscriptions/reshape";
import { canEndSooner } from "../rules/cancel-moment";
import { pauseChoices, pausedKind } from "../rules/pause-terms";
import { isTerm } from "./ends";
import { canBePlanned, isFree } from "./item-facts";
import { type Moved, quantityOn } from "./plan-quantity";
import { nextRenewal } from "./renewals";
import { hasSuccessor } from "./successor";

/** What may move where, and when it takes effect. Pure: it asks nobody. */

/**
 * The one item that moves between the tiers: its product is a tier of the service. With none or several it is not
 * clear what a customer would change, so nothing is offered; cancelling and invoices go on.
 */
export function baseItem(subscription: Subscription, service: Service | null): Item | null {
  const tiers = service?.tiers.map((tier) => tier.productId) ?? [];
  const candidates = subscription.items.filter((item) => tiers.includes(item.price.productId));
  const [item] = candidates;
  if (!item || candidates.length > 1) return null;
  return item.price.amount === null || item.price.isMetered ? null : item;
}

/** The amount of the price, in the currency that is paid in, times a number: the only kind a customer can count. */
export function isByTheUnit({ currency }: Subscription, { price }: Item): boolean {
  return price.isPerUnit && price.currency === currency;
}

/**
 * `all`: the customer's subscriptions; they matter only when this one has ended. `isTried`: a payment of it is tried by
 * itself; that matters only when it ends with its period.
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
    end: kindOfEnd(subscription),
    canEndSooner: canEndSooner(subscription, isTried),
    canBeKept: schedule === null || schedule.endedEarlyBy !== null,
    schedule: plansOf(schedule),
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

function kindOfEnd(subscription: Subscription): SubscriptionFacts["end"] {
  const { end } = subscription;
  if (end === null) return "none";
  if (isTerm(subscription)) return "term";
  return end.by === "merchant" ? "fixed" : "canceled";
}

function plansOf(schedule: Subscription["schedule"]): SubscriptionFacts["schedule"] {
  if (!schedule || (!schedule.next && !schedule.isUnknown)) return "none";
  return schedule.isOurs && !schedule.isUnknown ? "ours" : "foreign";
}

export type SwitchKind =
  /** More to pay for all units together, or a longer interval: now, and what it costs is due now. */
  | "now"
  /** During a trial the price is exchanged; nothing is due before the trial ends. */
  | "in_trial"
  /** Less to pay, or a shorter interval: when the period already paid for ends. */
  | "at_renewal"
  /** The current plan, chosen while a change is planned: drops the plan. */
  | "keep_current"
  | "not_offered";

const daysPerInterval: Record<string, number> = { day: 1, week: 7, month: 30.4375, year: 365.25 };

function days({ price }: Pick<Item, "price">): number {
  return (daysPerInterval[price.interval] ?? 0) * price.intervalCount;
}

/** What choosing this plan would do to this subscription. */
export function switchKind(subscription: Subscription, moved: Moved, plan: Plan): SwitchKind {
  const { item } = moved;
  if (plan.price.id === item.price.id) {
    return subscription.schedule?.next && subscription.schedule.isOurs ? "keep_current" : "not_offered";
  }
  const quantity = quantityOn(plan, moved);
  if (quantity === null || !isOfferable(subscription, item, plan)) return "not_offered";
  if (subscription.status === "trialing") return "in_trial";
  // What cannot be planned starts now, and the rest is credited.
  const later = canBePlanned(subscription) ? "at_renewal" : "now";
  const longer = days(plan) - days(item);
  if (longer !== 0) return longer > 0 ? "now" : later;
  const higher = (totalOf(plan.price, quantity) ?? 0) - (totalOf(item.price, item.quantity) ?? 0);
  // Plans of equal price are not hopped between: customers would collect what each of them grants.
  if (higher === 0) return "not_offered";
  return higher > 0 ? "now" : later;
}

function isOfferable(subscription: Subscription, item: Item, { price }: Plan): boolean {
  const hasOneAmount = price.amount !== null && !price.isMetered && price.isActive;
  const sameInterval =
    price.interval === item.price.interval && price.intervalCount === item.price.intervalCount;
  // With other items on board their intervals would come apart, and a term is made of periods of the present length.
  const isBound = subscription.items.length > 1 || isTerm(subscription);
  return hasOneAmount && price.currency === subscription.currency && (!isBound || sameInterval);
}

/** What is paid for once the item has moved: a code may be for some products only. */
export function productsAfter({ items }: Subscription, moved: Item, { price }: Plan): string[] {
  return items.map((item) => (item.id === moved.id ? price.productId : item.price.productId));
}

/** A longer interval begins its period today; everything else keeps the cycle. */
export function startsNewPeriod(item: Item, plan: Plan): boolean {
  return days(plan) !== days(item);
}
