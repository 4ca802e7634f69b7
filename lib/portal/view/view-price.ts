import { hasEnded } from "../../operations/facts";
import { totalOf } from "../../stripe/catalogue/price";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { baseItem } from "../plan/plan-switch";
import type { Speaker } from "../words/sentences";
import type { SubscriptionData } from "./subscription-data";

type Item = Subscription["items"][number];
type Known = Pick<SubscriptionData, "subscription" | "service" | "now">;

/** Returns the plan's price for a period and all its units; null if the amount depends on usage. */
export function priceOf({ subscription, service }: Pick<Known, "subscription" | "service">) {
  const item = baseItem(subscription, service) ?? subscription.items[0];
  const total = item && !item.price.isMetered ? totalOf(item.price, item.quantity) : null;
  return item && total !== null ? { total, currency: item.price.currency } : null;
}

/**
 * The price, and the amount in it, which weighs more; both empty where nothing is charged any more. In a trial it is that it
 * is free: what it costs then is said with the end of the trial.
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

/** For all its units together, if each costs the same: how many there are is said where that can be changed. */
export function sayItemPrice(words: Speaker, { price, quantity }: Pick<Item, "price" | "quantity">): string {
  return (price.isPerUnit ? words.total : words.price)(price, quantity);
}

/** In days of the calendar, as the date beside it is one. */
function daysUntil({ now }: Known, seconds: number): number {
  return Math.max(0, Math.floor(seconds / 86_400) - Math.floor(now / 86_400));
}
