import type { Plan } from "../stripe/plans";
import type { Price } from "../stripe/reshape";
import { baseItem, switchKind } from "./plan-switch";
import type { Speaker } from "./sentences";
import type { ChangePlanView, PlanView } from "./view-shape";
import { plannedChange } from "./planned-change";
import type { PlannedChange } from "./planned-change";
import type { Described } from "./described";

export const intervalId = (price: Pick<Price, "interval" | "intervalCount">) =>
  `${price.intervalCount}-${price.interval}`;
const order = { day: 1, week: 7, month: 30, year: 365 } as Record<string, number>;
const length = ({ interval, intervalCount }: Price) => (order[interval] ?? 0) * intervalCount;

/** The plans to choose from, by billing interval, the current one among them; null when there is nothing to choose. */
export function describeChangePlan(words: Speaker, known: Described, name: string): ChangePlanView | null {
  const { subscription, service, plans } = known;
  const item = baseItem(subscription, service);
  if (!item) return null;
  const offered = plans.filter((plan) => switchKind(subscription, item, plan) !== "not_offered");
  if (offered.length === 0) return null;
  const current = plans.find(({ price }) => price.id === item.price.id) ?? {
    // A price that is no longer sold is still what the customer has.
    price: item.price,
    name,
    description: null,
    tierIndex: service?.tiers.findIndex((tier) => tier.productId === item.price.productId) ?? 0,
  };
  const listed = [...new Set([...offered, current])].sort((a, b) => a.tierIndex - b.tierIndex);
  const planned = plannedChange(words, known);
  return {
    title: words.say("plan.choose", { plan: name }),
    note: null,
    intervals: describeIntervals(words, listed),
    currentIntervalId: intervalId(item.price),
    takesCode: known.settings.coupon,
    plans: listed.map((plan) =>
      describePlan(words, plan, { isCurrent: plan === current, canChoose: offered.includes(plan), planned }),
    ),
  };
}

/** Every billing interval of these plans once, the shortest first. */
export function describeIntervals(words: Speaker, plans: Plan[]): ChangePlanView["intervals"] {
  const prices = plans.map((plan) => plan.price).sort((a, b) => length(a) - length(b));
  const intervals = new Map(prices.map((price) => [intervalId(price), words.interval(price)]));
  return [...intervals].map(([id, label]) => ({ id, label }));
}

export function describePlan(
  words: Speaker,
  { price, name, description }: Plan,
  {
    isCurrent,
    canChoose,
    planned,
  }: { isCurrent: boolean; canChoose: boolean; planned: PlannedChange | null },
): PlanView {
  const isPlanned = planned?.priceId === price.id;
  const starts = isPlanned ? words.say("plan.scheduled", { date: words.date(planned.startsAt) }) : null;
  return {
    priceId: price.id,
    intervalId: intervalId(price),
    name,
    price: words.price(price),
    description,
    mark: isCurrent ? words.say(price.isActive ? "plan.current" : "plan.current.legacy") : starts,
    isCurrent,
    canChoose,
  };
}
