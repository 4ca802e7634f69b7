import type { Preview } from "../../stripe/previews";
import type { Item, Subscription } from "../../stripe/reshape";
import type { Speaker } from "../sentences";

/** The sentences that every change with an amount shares. */

/** When the first full period of the new price begins: the end of what is charged now. */
export function nextPeriodStart(due: Preview, item: Item): number {
  const ends = due.lines.filter((line) => line.amount > 0).map((line) => line.periodEnd);
  return ends.length > 0 ? Math.max(...ends) : item.periodEnd;
}

/** What is credited and not used up goes to the customer's balance in Stripe, never back to the card. */
export function creditLeft({ say, money }: Speaker, { total, currency }: Preview): string[] {
  return total < 0 ? [say("preview.now.credit_left", { amount: money(-total, currency) })] : [];
}

/** One change waits for the renewal at a time: what is decided now takes the place of what was planned. */
export function dropsPlanned({ say, date }: Speaker, { schedule }: Subscription): string[] {
  return schedule?.next ? [say("preview.drops", { date: date(schedule.next.startsAt) })] : [];
}

/** The button that spends the amount; null when nothing is due. `keeps`: it takes a cancellation back as well. */
export function payWords(
  { say, money }: Speaker,
  { sendsInvoices }: Subscription,
  { amountDue, currency }: Preview,
  keeps = false,
): string | null {
  if (amountDue <= 0) return null;
  const way = sendsInvoices ? "invoice" : "pay";
  return say(keeps ? `confirm.keeps.${way}` : `confirm.${way}`, { amount: money(amountDue, currency) });
}
