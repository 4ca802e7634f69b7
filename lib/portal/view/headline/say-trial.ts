import { baseItem } from "../../plan/plan-switch";
import type { Speaker } from "../../words/sentences";
import type { Described } from "../described";
import { plannedChange } from "../planned-change";
import { plannedRemoval } from "../view-add-ons";

/** Until when it is free, and at what price it goes on then; nothing where it ends before. */
export function sayTrial(words: Speaker, known: Described): string[] {
  const { say, date } = words;
  const { trialEnd, endsAt } = known.subscription;
  if (trialEnd === null || (endsAt !== null && endsAt <= trialEnd)) return [];
  // In days of the calendar, as the date beside it is one.
  const days = Math.max(0, Math.floor(trialEnd / 86_400) - Math.floor(known.now / 86_400));
  return [
    words.join("sentence", [say("headline.trial", { days, date: date(trialEnd) }), ...sayThen(words, known)]),
  ];
}

/** What is planned for then is said with its date, and what is paused has no price then. */
function sayThen(words: Speaker, known: Described): string[] {
  const { say, price } = words;
  const { subscription, service } = known;
  const item = baseItem(subscription, service) ?? subscription.items[0];
  if (!item || subscription.collectionPaused) return [];
  if (plannedChange(words, known) || plannedRemoval(words, known)) return [];
  const key = needsMethod(known) ? "headline.trial.with_card" : "headline.trial.then";
  return [say(key, { price: price(item.price, item.quantity) })];
}

/** Without anything to charge, the trial is not followed by a period that is paid: it ends, or stands still. */
export function needsMethod({ subscription, hasPaymentMethod }: Described): boolean {
  const { trialEnd, sendsInvoices, withoutCardAtTrialEnd } = subscription;
  return (
    trialEnd !== null && !sendsInvoices && !hasPaymentMethod && withoutCardAtTrialEnd !== "create_invoice"
  );
}
