import { hasEnded } from "../../operations/facts";
import { totalOf } from "../../stripe/catalogue/price";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { baseItem } from "../plan/plan-switch";
import type { Speaker } from "../words/sentences";
import type { SubscriptionData } from "./subscription-data";

type Item = Subscription["items"][number];
type Known = Pick<SubscriptionData, "subscription" | "service" | "now">;

/** Returns the plan's price for a period and all its units. Null if the amount depends on usage. */
export function priceOf({ subscription, service }: Pick<Known, "subscription" | "service">) {
  const item = baseItem(subscription, service) ?? subscription.items[0];
  const total = item && !item.price.isMetered ? totalOf(item.price, item.quantity) : null;
  return item && total !== null ? { total, currency: item.price.currency } : null;
}

/**
 * The price, and the amount in it, which is emphasized. Both are empty if nothing is charged any more. During a trial,
 * `price` says that the plan is free. The sentence about the end of the trial gives the price after it.
 */
export function describePrice(words: Speaker, known: Known): { price: string; amount: string } {
  const { money } = words;
  const { subscription, service } = known;
  const item = baseItem(subscription, service) ?? subscription.items[0];
  if (!item || hasEnded(subscription)) return { price: "", amount: "" };
  if (subscription.trialEnd !== null) {
    const until = Math.min(subscription.trialEnd, subscription.endsAt ?? Infinity);
    return {
      price: words.say("headline.free_days", { days: daysUntil(known, until) }),
      amount: words.say("price.free"),
    };
  }
  const price = sayItemPrice(words, item);
  const sum = priceOf(known);
  const amount = sum ? money(sum.total, sum.currency) : price;
  return { price, amount: price.includes(amount) ? amount : price };
}

/**
 * The price for all units together, if each costs the same. The number of units is left out, because another row shows
 * it, in which the customer can change it.
 */
export function sayItemPrice(words: Speaker, { price, quantity }: Pick<Item, "price" | "quantity">): string {
  return (price.isPerUnit ? words.total : words.price)(price, quantity);
}

/** Counts calendar days, to match the date that is shown as well. */
function daysUntil({ now }: Known, seconds: number): number {
  return Math.max(0, Math.floor(seconds / 86_400) - Math.floor(now / 86_400));
}
