import type { Speaker } from "../../words/sentences";
import type { SubscriptionData } from "../subscription-data";
import { upcomingChange } from "../upcoming-change";
import { upcomingRemoval } from "../view-add-ons";

/** Says what changes at the renewal, and when. Open invoices don't prevent the change. */
export function sayPlan(words: Speaker, known: SubscriptionData): string[] {
  const { say, date } = words;
  const change = upcomingChange(words, known);
  if (change) return [say("headline.changes", { to: change.to, date: date(change.startsAt) })];
  const removal = upcomingRemoval(words, known);
  return removal ? [say("headline.without", { names: removal.names, date: date(removal.startsAt) })] : [];
}
