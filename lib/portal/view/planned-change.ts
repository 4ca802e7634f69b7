import { priceIn, totalOf } from "../../stripe/catalogue/price";
import { baseItem } from "../plan/plan-switch";
import { unitsOf } from "../plan/unit-label";
import type { Speaker } from "../words/sentences";
import type { Described } from "./described";
import { sayItemPrice } from "./view-price";

/** What takes over at the renewal, and when (seconds). */
export type PlannedChange = {
  startsAt: number;
  /** "Lumen Starter", or "3 seats" where only the number changes. */
  to: string;
  /** The price of the plan; null where the plan stays. */
  priceId: string | null;
};

type Known = Pick<Described, "subscription" | "plans" | "products" | "service">;

/** The change of plan or of quantity that waits for the renewal; null when there is none that can be named. */
export function plannedChange({ language }: Speaker, known: Known): PlannedChange | null {
  const { subscription, plans, service } = known;
  const next = subscription.schedule?.next;
  if (!next) return null;
  const current = baseItem(subscription, service)?.price.id;
  const plan = plans.find(
    ({ price }) => price.id !== current && next.items.some((item) => item.priceId === price.id),
  );
  if (plan) return { startsAt: next.startsAt, to: plan.name, priceId: plan.price.id };
  const units = plannedUnits(known, next.items, language);
  return units === null ? null : { startsAt: next.startsAt, to: units, priceId: null };
}

function plannedUnits(
  { subscription, products }: Known,
  next: { priceId: string; quantity: number }[],
  language: string,
): string | null {
  for (const { price, quantity } of subscription.items) {
    const planned = next.find(({ priceId }) => priceId === price.id);
    const product = products.find(({ id }) => id === price.productId);
    if (planned && planned.quantity !== quantity && product?.unitLabel)
      return unitsOf(product, planned.quantity, language);
  }
  return null;
}

/** What a planned change of plan costs from then on, for its units; null where only something else changes. */
export function plannedPrice(
  words: Speaker,
  known: Known,
): { startsAt: number; to: string; total: number; price: string } | null {
  const planned = plannedChange(words, known);
  const plan = known.plans.find(({ price }) => price.id === planned?.priceId);
  const next = known.subscription.schedule?.next?.items;
  const item = next?.find(({ priceId }) => priceId === plan?.price.id);
  if (!planned || !plan || !item || next?.length !== 1) return null;
  const price = priceIn(plan.price, known.subscription.currency);
  const total = price && !price.isMetered ? totalOf(price, item.quantity) : null;
  if (!price || total === null) return null;
  return {
    startsAt: planned.startsAt,
    to: planned.to,
    total,
    price: sayItemPrice(words, { price, quantity: item.quantity }),
  };
}
