import { awaitedInvoice, debtsOf, isOnItsWay } from "../../payment/debts";
import { hasMixedPeriods, isBilledByUsage, isFree, renewsBefore } from "../../plan/item-facts";
import { baseItem } from "../../plan/plan-switch";
import { nextRenewal } from "../../plan/renewals";
import type { Speaker } from "../../words/sentences";
import type { Described } from "../described";
import { sayPausedCollection } from "./say-paused";
import { sayPlan } from "./say-plan";

/** Whether and when something new is charged, besides what is owed already. */
export function sayCharge(words: Speaker, known: Described): string[] {
  const { say } = words;
  const { subscription, open } = known;
  const owes = debtsOf(subscription, open).length > 0;
  if (subscription.status === "paused") return [say(owes ? "headline.paused.owing" : "headline.paused")];
  if (subscription.status === "unpaid") return [say("headline.unpaid")];
  const { endsAt } = subscription;
  if (endsAt !== null && !renewsBefore(subscription, endsAt)) return sayLastOfAll(words, known);
  if (subscription.collectionPaused) return sayPausedCollection(words, known);
  if (endsAt !== null) return sayUntilEnd(words, known);
  return sayRenewal(words, known);
}

/** Only what ends with what is paid for, owes nothing and waits for nothing is never charged again. */
function sayLastOfAll(
  { say, money }: Speaker,
  { subscription, open, draft, nextCharge }: Described,
): string[] {
  const { sendsInvoices, items } = subscription;
  if (isBilledByUsage(subscription)) return [say("headline.usage_at_end")];
  const last = nextCharge && nextCharge.amountDue > 0 ? nextCharge : null;
  if (draft && last) return [say("headline.last_bill", { amount: money(last.amountDue, last.currency) })];
  // The draft of the last renewal, in the hour before it is charged, or something besides the plan that waits for its end.
  if (draft || last) return [say(sendsInvoices ? "headline.last_invoice" : "headline.last_charge")];
  const isClear = debtsOf(subscription, open).length === 0 && awaitedInvoice(subscription, open) === null;
  if (isClear && items.every(({ price }) => isFree(price))) return [];
  return [say(isClear ? "headline.nothing_more" : "headline.nothing_else")];
}

/** In a trial its price is said with its end. */
function sayUntilEnd({ say }: Speaker, { subscription }: Described): string[] {
  const { trialEnd, items, sendsInvoices } = subscription;
  if (trialEnd !== null || items.every(({ price }) => isFree(price))) return [];
  return [say(sendsInvoices ? "headline.until_end.invoiced" : "headline.until_end")];
}

const isAsked = ({ subscription, open }: Described) =>
  debtsOf(subscription, open).some((debt) => !isOnItsWay(debt));

/** When it renews; what is planned for then says so itself, and what is owed comes before it. */
function sayRenewal(words: Speaker, known: Described): string[] {
  const { say, date } = words;
  const { subscription, service } = known;
  if (subscription.trialEnd !== null || (subscription.status === "past_due" && isAsked(known))) return [];
  if (sayPlan(words, known).length > 0) return [];
  if (subscription.items.every(({ price }) => isFree(price))) return [say("headline.free")];
  const item = baseItem(subscription, service) ?? subscription.items[0];
  // The next charge may be for something else; what the card is about renews at its own time.
  const isOwnTime = item && hasMixedPeriods(subscription);
  return [say("headline.renews", { date: date(isOwnTime ? item.periodEnd : nextRenewal(subscription)) })];
}
