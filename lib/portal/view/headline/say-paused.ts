import { debtsOf } from "../../payment/debts";
import { firstRenewalFrom, nextRenewal } from "../../plan/renewals";
import { pauseEnd } from "../../rules/pause-terms";
import type { Speaker } from "../../words/sentences";
import type { SubscriptionData } from "../subscription-data";
import { needsMethod } from "./say-trial";

/**
 * Says until when payments are paused, and when the next payment is due. A pause affects only new invoices. Older
 * invoices are still collected, so if there are any, the sentence says "new".
 */
export function sayPausedCollection(words: Speaker, known: SubscriptionData): string[] {
  const { say, date } = words;
  const { subscription, open } = known;
  const until = pauseEnd(subscription);
  const isBesides = String(debtsOf(subscription, open).length > 0);
  const charge = until === null ? null : firstRenewalFrom(subscription, until);
  const { endsAt } = subscription;
  if (endsAt !== null && (charge === null || charge >= endsAt))
    return [say("headline.collection_paused.to_end", { isBesides })];
  const isPlain = subscription.status === "active" && isBesides === "false";
  if (until === null || charge === null)
    return isPlain
      ? [say("headline.collection_paused")]
      : [say("headline.collection_paused.new", { isBesides })];
  const paused = sayUntil(words, known, { until, isBesides, isPlain, isDay: charge === until });
  // If the pause ends with a renewal, the sentence already has that day.
  if (charge === until || needsMethod(known)) return [paused];
  const key = subscription.sendsInvoices ? "headline.next_invoice" : "headline.next_charge";
  return [paused, say(key, { date: date(charge) })];
}

type Pause = {
  until: number;
  isBesides: string;
  isPlain: boolean;
  /** True if a payment is due on the day the pause ends. */
  isDay: boolean;
};

function sayUntil(
  { say, date }: Speaker,
  { subscription }: SubscriptionData,
  { until, isBesides, isPlain, isDay }: Pause,
): string {
  const paidUntil = nextRenewal(subscription);
  const isPaid = isPlain && subscription.latestInvoice?.status === "paid";
  // The customer keeps the period that is already paid for. Only later charges are skipped.
  if (isPaid && paidUntil < until)
    return say("headline.pauses", { date: date(paidUntil), until: date(until) });
  if (isPlain)
    return say(isDay ? "headline.collection_paused.resumes" : "headline.collection_paused.until", {
      date: date(until),
    });
  return say("headline.collection_paused.new_until", { isBesides, date: date(until) });
}
