import type { Preview } from "../../stripe/subscriptions/previews";
import type { Item, Subscription } from "../../stripe/subscriptions/reshape";
import type { Speaker } from "../words/sentences";
import { linesOfChange } from "./due-lines";
import { settlementOf } from "./settlement";

/** The sentences that all changes with an amount share. */

/** The start of the first full period at the new price: the end of the period that is charged now. */
export function nextPeriodStart(due: Preview, item: Item): number {
  const isOwn = linesOfChange(item.id, due);
  const ends = due.lines.filter((line) => line.amount > 0 && isOwn(line)).map((line) => line.periodEnd);
  return ends.length > 0 ? Math.max(...ends) : item.periodEnd;
}

/**
 * Says how much goes to the customer's balance in Stripe: unused credit, which is never refunded to the card, or an
 * amount too small to charge.
 */
export function balanceWords({ say, money }: Speaker, due: Preview): string[] {
  const { toCredit, carried } = settlementOf(due);
  return [
    ...(toCredit > 0 ? [say("preview.now.credit_left", { amount: money(toCredit, due.currency) })] : []),
    ...(carried > 0 ? [say("preview.now.carried", { amount: money(carried, due.currency) })] : []),
  ];
}

/** Says that this change replaces the scheduled one, because at most one change is scheduled at a time. */
export function sayDropped({ say, date }: Speaker, { schedule }: Subscription): string[] {
  return schedule?.next ? [say("preview.drops", { date: date(schedule.next.startsAt) })] : [];
}

/** The label of the button that pays the amount. Null if nothing is due. `keeps`: paying also undoes a cancellation. */
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
