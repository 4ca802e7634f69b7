import { baseItem } from "../../plan/plan-switch";
import type { Speaker } from "../../words/sentences";
import type { Described } from "../described";
import { plannedChange } from "../planned-change";
import { plannedRemoval } from "../view-add-ons";
import { sayItemPrice } from "../view-price";

/** Until when it is free, and at what price it goes on then; nothing where it ends before. */
export function sayTrial(words: Speaker, known: Described): string[] {
  const { say, date } = words;
  const { trialEnd, endsAt } = known.subscription;
  if (trialEnd === null || (endsAt !== null && endsAt <= trialEnd)) return [];
  const key = sayThen(words, known);
  if (!key) return [say("headline.trial", { date: date(trialEnd) })];
  return [say(key.key, { date: date(trialEnd), price: key.price })];
}

/** What is planned for then is said with its date, and what is paused has no price then. */
function sayThen(words: Speaker, known: Described) {
  const { subscription, service } = known;
  const item = baseItem(subscription, service) ?? subscription.items[0];
  if (!item || subscription.collectionPaused) return null;
  if (plannedChange(words, known) || plannedRemoval(words, known)) return null;
  const key = needsMethod(known) ? "headline.trial.with_card" : "headline.trial.then";
  return { key, price: sayItemPrice(words, item) } as const;
}

/** Without anything to charge, the trial is not followed by a period that is paid: it ends, or stands still. */
export function needsMethod({ subscription, hasPaymentMethod }: Described): boolean {
  const { trialEnd, sendsInvoices, withoutCardAtTrialEnd } = subscription;
  return (
    trialEnd !== null && !sendsInvoices && !hasPaymentMethod && withoutCardAtTrialEnd !== "create_invoice"
  );
}
