import { awaitedInvoice, debtsOf, isOnItsWay } from "../../payment/debts";
import { hasMixedPeriods, isBilledByUsage, isFree, renewsBefore } from "../../plan/item-checks";
import { baseItem } from "../../plan/plan-switch";
import { nextRenewal } from "../../plan/renewals";
import type { Speaker } from "../../words/sentences";
import type { SubscriptionData } from "../subscription-data";
import { sayPausedCollection } from "./say-paused";
import { sayPlan } from "./say-plan";

/** Whether and when something new is charged, apart from what is already owed. */
export function sayCharge(words: Speaker, known: SubscriptionData): string[] {
  const { say } = words;
  const { subscription, open } = known;
  const owes = debtsOf(subscription, open).length > 0;
  if (subscription.status === "paused") return [say(owes ? "headline.paused.owing" : "headline.paused")];
  if (subscription.status === "unpaid") return [say("headline.unpaid")];
  const { endsAt } = subscription;
  if (endsAt !== null && !renewsBefore(subscription, endsAt)) return sayFinalCharge(words, known);
  if (subscription.collectionPaused) return sayPausedCollection(words, known);
  if (endsAt !== null) return sayUntilEnd(words, known);
  return sayRenewal(words, known);
}

/**
 * Only a subscription that ends with its paid period, owes nothing and awaits no invoice is never charged
 * again.
 */
function sayFinalCharge(
  { say, money }: Speaker,
  { subscription, open, draft, nextCharge }: SubscriptionData,
): string[] {
  const { sendsInvoices, items } = subscription;
  if (isBilledByUsage(subscription)) return [say("headline.usage_at_end")];
  const last = nextCharge && nextCharge.amountDue > 0 ? nextCharge : null;
  if (draft && last) return [say("headline.last_bill", { amount: money(last.amountDue, last.currency) })];
  // The draft invoice of the last renewal in the hour before it is charged, or pending items billed at the end.
  if (draft || last) return [say(sendsInvoices ? "headline.last_invoice" : "headline.last_charge")];
  const isClear = debtsOf(subscription, open).length === 0 && awaitedInvoice(subscription, open) === null;
  if (isClear && items.every(({ price }) => isFree(price))) return [];
  return [say(isClear ? "headline.nothing_more" : "headline.nothing_else")];
}

/** During a trial, sayTrial says the price along with the trial's end. */
function sayUntilEnd({ say }: Speaker, { subscription }: SubscriptionData): string[] {
  const { trialEnd, items, sendsInvoices } = subscription;
  if (trialEnd !== null || items.every(({ price }) => isFree(price))) return [];
  return [say(sendsInvoices ? "headline.until_end.invoiced" : "headline.until_end")];
}

const isAsked = ({ subscription, open }: SubscriptionData) =>
  debtsOf(subscription, open).some((debt) => !isOnItsWay(debt));

/**
 * When the subscription renews. Says nothing if a change is scheduled for the renewal, which has its own
 * sentence, or if a payment is due first.
 */
function sayRenewal(words: Speaker, known: SubscriptionData): string[] {
  const { say, date } = words;
  const { subscription, service } = known;
  if (subscription.trialEnd !== null || (subscription.status === "past_due" && isAsked(known))) return [];
  if (sayPlan(words, known).length > 0) return [];
  if (subscription.items.every(({ price }) => isFree(price))) return [say("headline.free")];
  const item = baseItem(subscription, service) ?? subscription.items[0];
  // With mixed periods, the next charge may be for another item. The card is about the plan, so show the
  // plan's own renewal.
  const isOwnTime = item && hasMixedPeriods(subscription);
  return [say("headline.renews", { date: date(isOwnTime ? item.periodEnd : nextRenewal(subscription)) })];
}
