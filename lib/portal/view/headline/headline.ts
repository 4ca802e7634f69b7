import { hasEnded } from "../../../operations/facts";
import { debtsOf, isOnItsWay } from "../../payment/debts";
import type { Speaker } from "../../words/sentences";
import { sayRetries } from "../say-retries";
import type { SubscriptionData } from "../subscription-data";
import { sayCharge } from "./say-charge";
import { sayPlan } from "./say-plan";
import { sayTrial } from "./say-trial";

/**
 * What happens next and when, one sentence per line. Each sentence answers one question (how long the trial
 * lasts, when the subscription ends, what happens to open invoices, what is charged, what changes), and
 * several may apply at once.
 */
export function headlineOf(words: Speaker, known: SubscriptionData): string {
  return sentencesOf(words, known).join("\n");
}

function sentencesOf(words: Speaker, known: SubscriptionData): string[] {
  const { say, date } = words;
  const { subscription } = known;
  if (subscription.status === "incomplete_expired") return [say("headline.never_started")];
  if (hasEnded(subscription)) {
    const endedAt = subscription.endedAt ?? subscription.createdAt;
    return [say("headline.ended", { date: date(endedAt) }), ...sayOwed(words, known)];
  }
  const ends = subscription.endsAt === null ? null : date(subscription.endsAt);
  if (subscription.status === "incomplete")
    return [
      say("headline.incomplete"),
      ...(ends === null ? [] : [say("headline.incomplete.ends", { date: ends })]),
    ];
  return [
    ...sayTrial(words, known),
    ...(ends === null ? [] : [say("headline.ends", { date: ends })]),
    ...sayOwed(words, known),
    ...sayCharge(words, known),
    ...sayPlan(words, known),
  ];
}

/**
 * What happens to open invoices: whether Stripe retries them. Invoices that were sent are judged by their due
 * date.
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
