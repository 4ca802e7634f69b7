import { baseItem } from "../../plan/plan-switch";
import type { Speaker } from "../../words/sentences";
import type { SubscriptionData } from "../subscription-data";
import { upcomingChange } from "../upcoming-change";
import { upcomingRemoval } from "../view-add-ons";

/** When the trial ends and what the subscription costs then. Says nothing if the subscription ends first. */
export function sayTrial(words: Speaker, known: SubscriptionData): string[] {
  const { say, date } = words;
  const { trialEnd, endsAt } = known.subscription;
  if (trialEnd === null || (endsAt !== null && endsAt <= trialEnd)) return [];
  // Count calendar days, because the sentence also names a calendar date.
  const days = Math.max(0, Math.floor(trialEnd / 86_400) - Math.floor(known.now / 86_400));
  return [
    words.join("sentence", [
      say("headline.trial", { days, date: date(trialEnd) }),
      ...sayPriceAfterTrial(words, known),
    ]),
  ];
}

/**
 * The price after the trial. A scheduled change states its own, and a paused subscription charges nothing
 * then.
 */
function sayPriceAfterTrial(words: Speaker, known: SubscriptionData): string[] {
  const { say, price } = words;
  const { subscription, service } = known;
  const item = baseItem(subscription, service) ?? subscription.items[0];
  if (!item || subscription.collectionPaused) return [];
  if (upcomingChange(words, known) || upcomingRemoval(words, known)) return [];
  const key = needsMethod(known) ? "headline.trial.with_card" : "headline.trial.then";
  return [say(key, { price: price(item.price, item.quantity) })];
}

/**
 * Whether a missing payment method means that the trial ends or pauses the subscription instead of starting a
 * paid period.
 */
export function needsMethod({ subscription, hasPaymentMethod }: SubscriptionData): boolean {
  const { trialEnd, sendsInvoices, withoutCardAtTrialEnd } = subscription;
  return (
    trialEnd !== null && !sendsInvoices && !hasPaymentMethod && withoutCardAtTrialEnd !== "create_invoice"
  );
}
