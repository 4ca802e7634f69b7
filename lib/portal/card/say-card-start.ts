import type { Invoice } from "../../stripe/payments/invoices";
import { sumOf } from "../payment/debts";
import type { CardStart } from "../view/card-shape";
import type { Speaker } from "../words/sentences";

/**
 * Describes the payments that saving a card makes: each open invoice, the total if there are several, and the button's
 * label with the amount.
 */
export function sayCardStart(
  words: Speaker,
  due: Invoice[],
  mode: CardStart["mode"],
): Pick<CardStart, "lines" | "explanation" | "confirm"> {
  const { say, money, date, join } = words;
  const rest = say("card.for_all");
  const button = mode === "elements" ? "card.save" : "card.enter";
  if (due.length === 0) {
    return {
      lines: [],
      explanation: join("sentence", [say("card.nothing_due"), rest]),
      confirm: say(button),
    };
  }
  const amount = sumOf(words, due);
  const lines = due.map(({ number, createdAt, amountRemaining, currency }) => ({
    label: say("card.due.invoice", { number, date: date(createdAt, "medium") }),
    amount: money(amountRemaining, currency),
    isTotal: false,
  }));
  const total = { label: say("card.due.total"), amount, isTotal: true };
  return {
    lines: due.length > 1 ? [...lines, total] : lines,
    explanation: join("sentence", [say("card.pays", { amount }), rest]),
    confirm: say(`${button}.pay`, { amount }),
  };
}
