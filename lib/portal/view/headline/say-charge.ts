import { chargedMethod } from "../../method/pays-for";
import { awaitedInvoice, debtsOf, isOnItsWay } from "../../payment/debts";
import { hasMixedPeriods, isBilledByUsage, isFree, renewsBefore } from "../../plan/item-checks";
import { baseItem } from "../../plan/plan-switch";
import { nextRenewal } from "../../plan/renewals";
import type { Speaker } from "../../words/sentences";
import type { SubscriptionData } from "../subscription-data";
import { isAtPrice, nextPayment, sayNextPayment } from "./next-payment";
import { sayPausedCollection } from "./say-paused";
import { sayPlan } from "./say-plan";

/** Says if and when there is a new charge, apart from existing debts. */
export function sayCharge(words: Speaker, known: SubscriptionData): string[] {
  const { say } = words;
  const { subscription, open } = known;
  const owes = debtsOf(subscription, open).length > 0;
  if (subscription.status === "paused") return [say(owes ? "headline.paused.owing" : "headline.paused")];
  if (subscription.status === "unpaid") return [sayUntried(words, known)];
  const { endsAt } = subscription;
  if (endsAt !== null && !renewsBefore(subscription, endsAt))
    return [...sayLastPayment(words, known), ...sayFinalCharge(words, known)];
  if (subscription.collectionPaused)
    return [...sayPausedCollection(words, known), ...sayNextPayment(words, known, null)];
  if (endsAt !== null) return sayUntilEnd(words, known);
  return sayRenewal(words, known);
}

/** Says nothing for a last payment of zero, even if Stripe will still create its invoice. */
function sayLastPayment(words: Speaker, known: SubscriptionData): string[] {
  return nextPayment(known)?.amount === 0 ? [] : sayNextPayment(words, known, null);
}

function sayUntried({ say }: Speaker, known: SubscriptionData): string {
  if (known.subscription.sendsInvoices) return say("headline.unpaid.invoiced");
  return say(chargedMethod(known)?.card === null ? "headline.unpaid.method" : "headline.unpaid");
}

/**
 * Says what is still charged before the end. Only a subscription that ends with its paid period, owes nothing and
 * awaits no invoice is never charged again.
 */
function sayFinalCharge(
  { say, money }: Speaker,
  { subscription, open, draft, nextCharge }: SubscriptionData,
): string[] {
  const { sendsInvoices, items } = subscription;
  if (isBilledByUsage(subscription)) return [say("headline.usage_at_end")];
  const last = nextCharge && nextCharge.amountDue > 0 ? nextCharge : null;
  if (draft && last) return [say("headline.last_bill", { amount: money(last.amountDue, last.currency) })];
  // Either the last renewal's invoice is still a draft, or pending items are billed at the end.
  if (draft || last) return [say(sendsInvoices ? "headline.last_invoice" : "headline.last_charge")];
  const isClear = debtsOf(subscription, open).length === 0 && awaitedInvoice(subscription, open) === null;
  if (isClear && items.every(({ price }) => isFree(price))) return [];
  return [say(isClear ? "headline.nothing_more" : "headline.nothing_else")];
}

/**
 * Describes a subscription that renews at least once before it ends. In a trial, the sentence about the trial's end
 * gives the price.
 */
function sayUntilEnd(words: Speaker, known: SubscriptionData): string[] {
  const { trialEnd, items, sendsInvoices } = known.subscription;
  const next = sayNextPayment(words, known, trialEnd === null ? null : words.date(trialEnd));
  if (next.length > 0 || trialEnd !== null || items.every(({ price }) => isFree(price))) return next;
  return [words.say(sendsInvoices ? "headline.until_end.invoiced" : "headline.until_end")];
}

const isAsked = ({ subscription, open }: SubscriptionData) =>
  debtsOf(subscription, open).some((debt) => !isOnItsWay(debt));

/**
 * Says when the subscription renews, and the next payment. Leaves out the renewal if a change is scheduled for it,
 * because the change has its own sentence, or if a payment is due first.
 */
function sayRenewal(words: Speaker, known: SubscriptionData): string[] {
  const { say, date } = words;
  const { subscription, service } = known;
  const { trialEnd, status, items } = subscription;
  if (trialEnd !== null) return sayNextPayment(words, known, date(trialEnd));
  const isPlanned = sayPlan(words, known).length > 0;
  if (isPlanned || (status === "past_due" && isAsked(known))) return sayNextPayment(words, known, null);
  if (items.every(({ price }) => isFree(price))) return [say("headline.free")];
  const item = baseItem(subscription, service) ?? items[0];
  // The next charge may be for another item, so use the renewal of the item that the card is about.
  const isOwnTime = item && hasMixedPeriods(subscription);
  const day = date(isOwnTime ? item.periodEnd : nextRenewal(subscription));
  const next = nextPayment(known);
  // A payment on the same day already implies the renewal, and states the amount.
  if (next && date(next.at) === day && !isAtPrice(known, next)) return sayNextPayment(words, known, null);
  return [say("headline.renews", { date: day }), ...sayNextPayment(words, known, day)];
}
