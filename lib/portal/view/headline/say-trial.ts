import { baseItem } from "../../plan/plan-switch";
import type { Speaker } from "../../words/sentences";
import type { SubscriptionData } from "../subscription-data";
import { upcomingChange } from "../upcoming-change";
import { upcomingRemoval } from "../view-add-ons";
import { sayItemPrice } from "../view-price";

/** Says when the trial ends and what the subscription costs then. Says nothing if the subscription ends first. */
export function sayTrial(words: Speaker, known: SubscriptionData): string[] {
  const { say, date } = words;
  const { trialEnd, endsAt } = known.subscription;
  if (trialEnd === null || (endsAt !== null && endsAt <= trialEnd)) return [];
  const key = sayThen(words, known);
  if (!key) return [say("headline.trial", { date: date(trialEnd) })];
  return [say(key.key, { date: date(trialEnd), price: key.price })];
}

/** Returns the price after the trial. Null if a scheduled change has its own sentence, or if payments are paused. */
function sayThen(words: Speaker, known: SubscriptionData) {
  const { subscription, service } = known;
  const item = baseItem(subscription, service) ?? subscription.items[0];
  if (!item || subscription.collectionPaused) return null;
  if (upcomingChange(words, known) || upcomingRemoval(words, known)) return null;
  const key = needsMethod(known) ? "headline.trial.with_card" : "headline.trial.then";
  return { key, price: sayItemPrice(words, item) } as const;
}

/** True if a missing payment method would end or pause the subscription at the end of the trial. */
export function needsMethod({ subscription, hasPaymentMethod }: SubscriptionData): boolean {
  const { trialEnd, sendsInvoices, withoutCardAtTrialEnd } = subscription;
  return (
    trialEnd !== null && !sendsInvoices && !hasPaymentMethod && withoutCardAtTrialEnd !== "create_invoice"
  );
}
