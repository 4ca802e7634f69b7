import type { PortalPlan } from "../../embed/api";
import type { Service } from "../../settings/service";
import type { Plan, Product } from "../../stripe/catalogue/plans";
import { plansIn, type Price } from "../../stripe/catalogue/price";
import { pendingCancellationOf } from "../../stripe/subscriptions/undo-cancellation";
import { movedItem, quantityOn } from "../plan/plan-quantity";
import { baseItem, switchKind } from "../plan/plan-switch";
import { narrowPlans, serviceOf, tierOf, wishedPlan } from "../wishes/narrow";
import type { Speaker } from "../words/sentences";
import { saySaving } from "./interval-saving";
import type { ChangePlanView, PlanView } from "./plan-shape";
import type { SubscriptionData } from "./subscription-data";
import { type UpcomingChange, upcomingChange } from "./upcoming-change";

/** A plan without its product, because the product of a current plan that is no longer sold isn't known here. */
export type ListedPlan = Omit<Plan, "product">;

export const intervalId = (price: Pick<Price, "interval" | "intervalCount">) =>
  `${price.intervalCount}-${price.interval}`;
const order = { day: 1, week: 7, month: 30, year: 365 } as Record<string, number>;
const length = ({ interval, intervalCount }: Price) => (order[interval] ?? 0) * intervalCount;

/** The plans to choose from, by billing interval, including the current plan. Null if there is no choice. */
export function describeChangePlan(
  words: Speaker,
  known: SubscriptionData,
  name: string,
): ChangePlanView | null {
  const { subscription, service, products } = known;
  const plans = plansIn(known.plans, subscription.currency);
  const left = narrowPlans(plans, known.wishes, service);
  const item = baseItem(subscription, service);
  if (!item) return null;
  const moved = movedItem(item, products);
  const offered = left.filter((plan) => switchKind(subscription, moved, plan, service) !== "not_offered");
  if (offered.length === 0) return null;
  const current: ListedPlan = plans.find(({ price }) => price.id === item.price.id) ?? {
    // The customer's current price, even if it is no longer sold.
    price: item.price,
    name,
    description: null,
    tierIndex: service?.tiers.findIndex((tier) => tier.productId === item.price.productId) ?? 0,
  };
  const listed = [...new Set<ListedPlan>([...offered, current])].sort((a, b) => a.tierIndex - b.tierIndex);
  const chosen = wishedPlan(offered, item.price, known.wishes) ?? current;
  const planned = upcomingChange(words, known);
  // A merchant's end date stays after the change. Only a customer's cancellation is undone.
  const isTakenBack = pendingCancellationOf(subscription) !== null;
  return {
    title: words.say(isTakenBack ? "plan.choose.keeps" : "plan.choose"),
    note: isTakenBack ? words.say("plan.choose.kept") : null,
    keepLabel: isTakenBack ? words.say("plan.keeps") : null,
    intervals: describeIntervals(words, listed),
    chosenIntervalId: intervalId(chosen.price),
    takesCode: known.settings.coupon,
    plans: listed.map((plan) => {
      const choosable = offered.find((one) => one === plan);
      const quantity = plan === current || !choosable ? item.quantity : (quantityOn(choosable, moved) ?? 1);
      const isCurrent = plan === current;
      return {
        ...describePlan(words, plan, { isCurrent, quantity, canChoose: Boolean(choosable), planned }),
        isChosen: plan === chosen,
        details: planDetails(plan, productOf(plan, products), service),
      };
    }),
  };
}

/** Each billing interval of these plans, shortest first. */
export function describeIntervals(words: Speaker, plans: ListedPlan[]): ChangePlanView["intervals"] {
  const prices = plans.map((plan) => plan.price).sort((a, b) => length(a) - length(b));
  const intervals = new Map(prices.map((price) => [intervalId(price), words.interval(price)]));
  const by = (id: string) => prices.filter((price) => intervalId(price) === id);
  const [shortest = ""] = intervals.keys();
  return [...intervals].map(([id, label]) => ({
    id,
    label,
    saving: saySaving(words, by(id), by(shortest)),
  }));
}

export function describePlan(
  words: Speaker,
  { price, name, description, isPopular }: ListedPlan,
  {
    isCurrent,
    quantity,
    canChoose,
    planned,
  }: { isCurrent: boolean; quantity: number; canChoose: boolean; planned: UpcomingChange | null },
): Omit<PlanView, "details"> {
  const isPlanned = planned?.priceId === price.id;
  const starts = isPlanned ? words.say("plan.scheduled", { date: words.date(planned.startsAt) }) : null;
  const popular = isPopular ? words.say("plan.popular") : null;
  return {
    priceId: price.id,
    productId: price.productId,
    intervalId: intervalId(price),
    name,
    price: words.priceParts(price, quantity),
    description: description && words.isolate(description),
    mark: isCurrent
      ? words.say(price.isActive ? "plan.current" : "plan.current.legacy")
      : (starts ?? popular),
    isChosen: isCurrent,
    canChoose,
  };
}

/** The plan's data for the merchant's page. */
export function planDetails(
  { price, name }: ListedPlan,
  product: Product | null,
  service: Service | null,
): PortalPlan {
  return {
    priceId: price.id,
    plan: name,
    interval: intervalId(price),
    tier: product && tierOf(product),
    service: product ? serviceOf(product, service) : (service?.name ?? null),
  };
}

const productOf = (plan: ListedPlan & { product?: Product }, products: Product[]) =>
  plan.product ?? products.find(({ id }) => id === plan.price.productId) ?? null;
