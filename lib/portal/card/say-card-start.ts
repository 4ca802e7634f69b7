import type { DueInvoice } from "../../stripe/due-invoices";
import type { Speaker } from "../sentences";
import type { CardStart } from "../view/view-shape";

/** What saving a card pays: each open invoice, the sum where there are several, and the button that names it. */
export function sayCardStart(
  { say, money, date }: Speaker,
  due: DueInvoice[],
  mode: CardStart["mode"],
): Pick<CardStart, "lines" | "explanation" | "confirm"> {
  const rest = say("card.for_all");
  const button = mode === "elements" ? "card.save" : "card.enter";
  if (due.length === 0) {
    return { lines: [], explanation: `${say("card.nothing_due")} ${rest}`, confirm: say(button) };
  }
  const amount = totals(due)
    .map(([currency, sum]) => money(sum, currency))
    .join(" + ");
  const lines = due.map(({ number, createdAt, amount, currency }) => ({
    label: say("card.due.invoice", { number, date: date(createdAt, "medium") }),
    amount: money(amount, currency),
    isTotal: false,
  }));
  const total = { label: say("card.due.total"), amount, isTotal: true };
  return {
    lines: due.length > 1 ? [...lines, total] : lines,
    explanation: `${say("card.pays", { amount })} ${rest}`,
    confirm: say(`${button}.pay`, { amount }),
  };
}

/** A customer may owe in several currencies, which have no sum. */
function totals(due: DueInvoice[]): [currency: string, amount: number][] {
  const sums = new Map<string, number>();
  for (const { amount, currency } of due) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return [...sums];
}
