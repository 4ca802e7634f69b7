import { priceIn, totalOf } from "../../stripe/catalogue/price";
import { baseItem } from "../plan/plan-switch";
import { unitsOf } from "../plan/unit-label";
import type { Speaker } from "../words/sentences";
import type { SubscriptionData } from "./subscription-data";
import { sayItemPrice } from "./view-price";

/** A change at the renewal, and when it happens (seconds). */
export type UpcomingChange = {
  startsAt: number;
  /** "Lumen Starter", or "3 seats" if only the quantity changes. */
  to: string;
  /** The new plan's price; null if the plan stays the same. */
  priceId: string | null;
};

type Known = Pick<SubscriptionData, "subscription" | "plans" | "products" | "service">;

/**
 * The change of plan or quantity that is scheduled for the renewal. Null if there is none, or if we can't name it.
 */
export function upcomingChange({ language }: Speaker, known: Known): UpcomingChange | null {
  const { subscription, plans, service } = known;
  const next = subscription.schedule?.next;
  if (!next) return null;
  const current = baseItem(subscription, service)?.price.id;
  const plan = plans.find(
    ({ price }) => price.id !== current && next.items.some((item) => item.priceId === price.id),
  );
  if (plan) return { startsAt: next.startsAt, to: plan.name, priceId: plan.price.id };
  const units = upcomingUnits(known, next.items, language);
  return units === null ? null : { startsAt: next.startsAt, to: units, priceId: null };
}

function upcomingUnits(
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

/** Returns the price after a scheduled plan change, for all its units. Null if the plan stays the same. */
export function upcomingPrice(
  words: Speaker,
  known: Known,
): { startsAt: number; to: string; total: number; price: string } | null {
  const planned = upcomingChange(words, known);
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
