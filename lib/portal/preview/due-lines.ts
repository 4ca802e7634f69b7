import type { Preview } from "../../stripe/previews";
import type { Speaker } from "../sentences";
import type { OperationPreview } from "../view/view-shape";

/** What the lines are called: the plan that is charged, the one that is credited, and whether an invoice comes. */
type Names = { charged: string; credited?: string; isInvoiced?: boolean };

/**
 * Charge, credit, tax, balance and the sum, so that "prorated" needs no explaining. What is nothing is left out,
 * and when nothing is due only the sum is said.
 */
export function dueLines(
  { say, money, date }: Speaker,
  due: Preview,
  names: Names,
): OperationPreview["lines"] {
  const sum = (lines: Preview["lines"]) => lines.reduce((total, line) => total + line.amount, 0);
  const charged = due.lines.filter(({ amount }) => amount > 0);
  const credited = due.lines.filter(({ amount }) => amount < 0);
  const until = Math.max(0, ...charged.map(({ periodEnd }) => periodEnd));
  const rows: [label: string, amount: number][] = [
    [say("preview.charge", { plan: names.charged, date: date(until) }), sum(charged)],
    [say("preview.credit", { plan: names.credited ?? names.charged }), sum(credited)],
    [say("preview.tax"), due.addedTax],
    [say("preview.balance"), due.amountDue - due.total],
  ];
  // Of parts that are not all there no sum would be right, so the total is said alone.
  const isTold = due.amountDue > 0 && due.hasAllLines;
  const shown = rows.filter(([, amount]) => amount !== 0 && isTold);
  const amount = money(due.amountDue, due.currency);
  return [
    ...shown.map(([label, amount]) => ({ label, amount: money(amount, due.currency), isTotal: false })),
    { label: say(names.isInvoiced ? "preview.invoiced_today" : "preview.due_today"), amount, isTotal: true },
  ];
}
