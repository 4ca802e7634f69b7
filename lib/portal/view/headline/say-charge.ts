import { chargedMethod } from "../../method/pays-for";
import { awaitedInvoice, debtsOf, isOnItsWay } from "../../payment/debts";
import { hasMixedPeriods, isBilledByUsage, isFree, renewsBefore } from "../../plan/item-facts";
import { baseItem } from "../../plan/plan-switch";
import { nextRenewal } from "../../plan/renewals";
import type { Speaker } from "../../words/sentences";
import type { Described } from "../described";
import { isAtPrice, nextPayment, sayNextPayment } from "./next-payment";
import { sayPausedCollection } from "./say-paused";
import { sayPlan } from "./say-plan";

/** Whether and when something new is charged, besides what is owed already. */
export function sayCharge(words: Speaker, known: Described): string[] {
  const { say } = words;
  const { subscription, open } = known;
  const owes = debtsOf(subscription, open).length > 0;
  if (subscription.status === "paused") return [say(owes ? "headline.paused.owing" : "headline.paused")];
  if (subscription.status === "unpaid") return [sayUntried(words, known)];
  const { endsAt } = subscription;
  if (endsAt !== null && !renewsBefore(subscription, endsAt))
    return [...sayNextPayment(words, known, null), ...sayLastOfAll(words, known)];
  if (subscription.collectionPaused)
    return [...sayPausedCollection(words, known), ...sayNextPayment(words, known, null)];
  if (endsAt !== null) return sayUntilEnd(words, known);
  return sayRenewal(words, known);
}

function sayUntried({ say }: Speaker, known: Described): string {
  if (known.subscription.sendsInvoices) return say("headline.unpaid.invoiced");
  return say(chargedMethod(known)?.card === null ? "headline.unpaid.method" : "headline.unpaid");
}

/** Only what ends with what is paid for, owes nothing and waits for nothing is never charged again. */
function sayLastOfAll({ say }: Speaker, { subscription, open, draft }: Described): string[] {
  const { sendsInvoices, items } = subscription;
  if (isBilledByUsage(subscription)) return [say("headline.usage_at_end")];
  // The draft of the last renewal, in the hour before it is charged.
  if (draft) return [say(sendsInvoices ? "headline.last_invoice" : "headline.last_charge")];
  const isClear = debtsOf(subscription, open).length === 0 && awaitedInvoice(subscription, open) === null;
  if (isClear && items.every(({ price }) => isFree(price))) return [];
  return [say(isClear ? "headline.nothing_more" : "headline.nothing_else")];
}

/** It renews at least once before it ends. In a trial its price is said with its end. */
function sayUntilEnd(words: Speaker, known: Described): string[] {
  const { trialEnd, items, sendsInvoices } = known.subscription;
  const next = sayNextPayment(words, known, trialEnd === null ? null : words.date(trialEnd));
  if (next.length > 0 || trialEnd !== null || items.every(({ price }) => isFree(price))) return next;
  return [words.say(sendsInvoices ? "headline.until_end.invoiced" : "headline.until_end")];
}

const isAsked = ({ subscription, open }: Described) =>
  debtsOf(subscription, open).some((debt) => !isOnItsWay(debt));

/** When it renews; what is planned for then says so itself, and what is owed comes before it. */
function sayRenewal(words: Speaker, known: Described): string[] {
  const { say, date } = words;
  const { subscription, service } = known;
  const { trialEnd, status, items } = subscription;
  if (trialEnd !== null) return sayNextPayment(words, known, date(trialEnd));
  const isPlanned = sayPlan(words, known).length > 0;
  if (isPlanned || (status === "past_due" && isAsked(known))) return sayNextPayment(words, known, null);
  if (items.every(({ price }) => isFree(price))) return [say("headline.free")];
  const item = baseItem(subscription, service) ?? items[0];
  // The next charge may be for something else; what the card is about renews at its own time.
  const isOwnTime = item && hasMixedPeriods(subscription);
  const day = date(isOwnTime ? item.periodEnd : nextRenewal(subscription));
  const next = nextPayment(known);
  // The payment of the same day says that it renews, and for how much.
  if (next && date(next.at) === day && !isAtPrice(known, next)) return sayNextPayment(words, known, null);
  return [say("headline.renews", { date: day }), ...sayNextPayment(words, known, day)];
}
