import { hasEnded } from "../../../operations/facts";
import { debtsOf, isOnItsWay } from "../../payment/debts";
import { renewsBefore } from "../../plan/item-checks";
import { baseItem } from "../../plan/plan-switch";
import { pauseEnd } from "../../rules/pause-terms";
import type { Speaker } from "../../words/sentences";
import { sayRetries } from "../say-retries";
import type { SubscriptionData } from "../subscription-data";
import { sayItemPrice } from "../view-price";
import { sayCharge } from "./say-charge";
import { sayPlan } from "./say-plan";
import { sayTrial } from "./say-trial";

/**
 * Says what happens next and when, each sentence on its own line. The end of a trial, the subscription's end, open
 * debts, the next charge and a scheduled change each have their own sentence, because several of them may apply.
 * `strong`: the days and amounts in the sentences.
 */
export function headlineOf(words: Speaker, known: SubscriptionData): { text: string; strong: string[] } {
  const strong = new Set<string>();
  const noted = (text: string) => {
    strong.add(text);
    return text;
  };
  const noting: Speaker = {
    ...words,
    date: (...of) => noted(words.date(...of)),
    money: (...of) => noted(words.money(...of)),
  };
  const text = sentencesOf(noting, known).join("\n");
  return { text, strong: [...strong].filter((part) => text.includes(part)) };
}

function sentencesOf(words: Speaker, known: SubscriptionData): string[] {
  const { say, date } = words;
  const { subscription } = known;
  if (subscription.status === "incomplete_expired") return [say("headline.never_started")];
  if (hasEnded(subscription)) {
    const endedAt = subscription.endedAt ?? subscription.createdAt;
    const item = baseItem(subscription, known.service) ?? subscription.items[0];
    const ended = item
      ? say("headline.ended.price", { date: date(endedAt), price: sayItemPrice(words, item) })
      : say("headline.ended", { date: date(endedAt) });
    return [ended, ...sayOwed(words, known)];
  }
  const ends = subscription.endsAt === null ? null : date(subscription.endsAt);
  if (subscription.status === "incomplete")
    return [
      say("headline.incomplete"),
      ...(ends === null ? [] : [say("headline.incomplete.ends", { date: ends })]),
    ];
  // The end comes first, unless an earlier charge or change comes before it.
  const isLater = subscription.endsAt !== null && renewsBefore(subscription, subscription.endsAt);
  return [
    ...sayTrial(words, known),
    ...(ends === null || isLater ? [] : [say("headline.ends", { date: ends })]),
    ...sayOwed(words, known),
    ...sayChargeAndPlan(words, known),
    ...(ends !== null && isLater ? [say("headline.ends.later", { date: ends })] : []),
  ];
}

/** Says what is charged next, and which plan comes next. A change during a pause comes before the end of the pause. */
function sayChargeAndPlan(words: Speaker, known: SubscriptionData): string[] {
  const [charge, plan] = [sayCharge(words, known), sayPlan(words, known)];
  const until = pauseEnd(known.subscription);
  const changesAt = known.subscription.schedule?.next?.startsAt;
  const isDuringPause = until !== null && changesAt !== undefined && changesAt < until;
  return isDuringPause ? [...plan, ...charge] : [...charge, ...plan];
}

/**
 * Says what happens to open invoices, including Stripe's retries. An invoice that was sent is overdue only after its
 * due date.
 */
function sayOwed(words: Speaker, known: SubscriptionData): string[] {
  const retries = sayRetries(words, known);
  if (retries.length > 0) return retries;
  const { subscription, open, now } = known;
  const { say } = words;
  const debts = debtsOf(subscription, open);
  const due = debts.filter((debt) => !isOnItsWay(debt)).map(({ invoice }) => invoice);
  // For `unpaid`, sayCharge already says that nothing is charged automatically.
  if (due.some(({ isAutomatic }) => isAutomatic))
    return subscription.status === "unpaid" ? [] : [say("headline.untried")];
  const count = due.filter(({ dueAt }) => dueAt !== null && dueAt <= now).length;
  return count > 0 ? [say("headline.overdue", { count })] : [];
}
