import type { Preview } from "../../stripe/subscriptions/previews";
import type { Item, Subscription } from "../../stripe/subscriptions/reshape";
import type { Speaker } from "../words/sentences";
import { linesOfChange } from "./due-lines";
import { settlementOf } from "./settlement";

/** The sentences that every change with an amount shares. */

/** When the first full period of the new price begins: the end of what is charged for it now. */
export function nextPeriodStart(due: Preview, item: Item): number {
  const isOwn = linesOfChange(item.id, due);
  const ends = due.lines.filter((line) => line.amount > 0 && isOwn(line)).map((line) => line.periodEnd);
  return ends.length > 0 ? Math.max(...ends) : item.periodEnd;
}

/** What goes to the customer's balance in Stripe: credit that is left, never back to the card, or too little to charge. */
export function balanceWords({ say, money }: Speaker, due: Preview): string[] {
  const { toCredit, carried } = settlementOf(due);
  return [
    ...(toCredit > 0 ? [say("preview.now.credit_left", { amount: money(toCredit, due.currency) })] : []),
    ...(carried > 0 ? [say("preview.now.carried", { amount: money(carried, due.currency) })] : []),
  ];
}

/** One change waits for the renewal at a time: what is decided now takes the place of what was planned. */
export function dropsPlanned({ say, date }: Speaker, { schedule }: Subscription): string[] {
  return schedule?.next ? [say("preview.drops", { date: date(schedule.next.startsAt) })] : [];
}

/**
 * The button that spends the amount; null when nothing is due. `keeps` changes the plan and takes a cancellation back
 * as well.
 */
export function payWords(
  { say, money }: Speaker,
  { sendsInvoices }: Subscription,
  { amountDue, currency }: Preview,
  change: "plan" | "keeps" | "units",
): string | null {
  if (amountDue <= 0) return null;
  const way = sendsInvoices ? "invoice" : "pay";
  return say(change === "plan" ? `confirm.${way}` : `confirm.${change}.${way}`, {
    amount: money(amountDue, currency),
  });
}
