import type { Speaker } from "../../words/sentences";
import type { Described } from "../described";
import { plannedChange } from "../planned-change";
import { plannedRemoval } from "../view-add-ons";

/** What changes by itself and when; it does so whatever is owed. */
export function sayPlan(words: Speaker, known: Described): string[] {
  const { say, date } = words;
  const change = plannedChange(words, known);
  if (change) return [say("headline.changes", { to: change.to, date: date(change.startsAt) })];
  const removal = plannedRemoval(words, known);
  return removal ? [say("headline.without", { names: removal.names, date: date(removal.startsAt) })] : [];
}
