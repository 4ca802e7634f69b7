import { debtsOf, isOnItsWay } from "../../payment/debts";
import { isBilledByUsage, isFree } from "../../plan/item-checks";
import type { Speaker } from "../../words/sentences";
import type { SubscriptionData } from "../subscription-data";
import { upcomingPrice } from "../upcoming-change";
import { priceOf } from "../view-price";
import { needsMethod } from "./say-trial";

/** `amount` in the currency's minor unit; `at` in seconds. */
type NextPayment = {
  amount: number;
  currency: string;
  at: number;
  usage: "none" | "besides" | "only";
};

/**
 * Returns the next automatic charge, without amounts that are already owed. Null if there is none or it can't be known.
 */
export function nextPayment(known: SubscriptionData): NextPayment | null {
  const { nextCharge, subscription, draft } = known;
  // For an hour, a renewal's invoice is a draft. Until Stripe charges it, the draft is the next charge, not the next
  // period.
  if (draft && draft.amount > 0) return { ...draft, at: draft.goesOutAt, usage: "none" };
  if (!nextCharge || needsMethod(known)) return null;
  const { amountDue: amount, currency, chargedAt: at } = nextCharge;
  if (!isBilledByUsage(subscription)) {
    const isNothing = amount === 0 && subscription.items.every(({ price }) => isFree(price));
    return isNothing ? null : { amount, currency, at, usage: "none" };
  }
  return { amount, currency, at, usage: amount === 0 ? "only" : "besides" };
}

/**
 * Says the amount and date of the next payment, unless the card already shows both: the amount as the price, and the
 * date in the sentence about the renewal or the end of the trial (`saidOn` is that date as text).
 */
export function sayNextPayment(words: Speaker, known: SubscriptionData, saidOn: string | null): string[] {
  const next = nextPayment(known);
  if (!next) return [];
  const { say, money, date } = words;
  const values = { amount: money(next.amount, next.currency), date: date(next.at) };
  if (values.date === saidOn && isAtPrice(known, next)) return [];
  if (isPlannedPrice(words, known, next)) return [];
  if (next.usage === "only") return [say("headline.next.only_usage", values)];
  if (next.usage === "besides") return [say("headline.next.with_usage", values)];
  if (known.subscription.sendsInvoices) return [say("headline.next.invoice", values)];
  // A failed payment is retried on another day, which an earlier sentence says.
  const isBehind = debtsOf(known.subscription, known.open).some((debt) => !isOnItsWay(debt));
  return [say(isBehind ? "headline.next.regular" : "headline.next.payment", values)];
}

/** True if the charge is exactly the price on the card, and for nothing else. */
export function isAtPrice(known: SubscriptionData, { amount, currency, usage }: NextPayment): boolean {
  const { subscription, draft } = known;
  const price = priceOf(known);
  const isAlone = subscription.items.length === 1 && usage === "none" && !draft;
  return isAlone && price !== null && price.total === amount && price.currency === currency;
}

/**
 * True if the charge is exactly the new price of a scheduled plan change, on the day of the change. The steps already
 * show both.
 */
export function isPlannedPrice(
  words: Speaker,
  known: SubscriptionData,
  { amount, at, usage }: NextPayment,
): boolean {
  const planned = upcomingPrice(words, known);
  if (!planned || usage !== "none" || known.draft) return false;
  return planned.total === amount && words.date(planned.startsAt) === words.date(at);
}
