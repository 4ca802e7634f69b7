import type { Preview, PreviewLine } from "../../stripe/subscriptions/previews";
import type { OperationPreview } from "../view/view-shape";
import type { Speaker } from "../words/sentences";
import { settlementOf } from "./settlement";

/** Which lines are of what is done now, and what those are called. */
export type Naming = {
  isOwn: (line: PreviewLine) => boolean;
  /** The plan or the units that are charged; by their price, where there are several. */
  charged: string | ((priceId: string | null) => string);
  /** What is credited, where that is something else. */
  credited?: string;
  /** It comes as an invoice instead of being charged. */
  isInvoiced?: boolean;
};

/** The lines that changing one item makes: its prorations of that instant, or its first charge of a new period. */
export function linesOfChange(itemId: string, { prorationDate }: Preview): Naming["isOwn"] {
  return (line) =>
    line.subscriptionItemId === itemId &&
    (line.isProration ? line.periodStart === prorationDate : !line.isInvoiceItem);
}

/** The lines of a period that begins now, without what stood waiting for an invoice. */
export const linesOfStart: Naming["isOwn"] = (line) =>
  line.subscriptionItemId !== null && !line.isInvoiceItem;

type Row = [label: string, amount: number];

/**
 * Charge, credit, everything of another origin by its own words, tax, balance and the sum, so that "prorated" needs no
 * explaining and nothing is told under the plan's name that is not the plan's. What is nothing is left out.
 */
export function dueLines(words: Speaker, due: Preview, naming: Naming): OperationPreview["lines"] {
  const { say, money } = words;
  const rows = [...ownRows(words, due, naming), ...otherRows(words, due, naming), ...restRows(words, due)];
  const shown = rows.filter(([, amount]) => amount !== 0);
  // Of parts that are not all there no sum would be right, so the total is said alone.
  const isTold = due.hasAllLines && sum(shown.map(([, amount]) => amount)) === due.amountDue;
  const amount = money(due.amountDue, due.currency);
  return [
    ...(isTold ? shown : []).map(([label, part]) => ({
      label,
      amount: money(part, due.currency),
      isTotal: false,
    })),
    { label: say(naming.isInvoiced ? "preview.invoiced_today" : "preview.due_today"), amount, isTotal: true },
  ];
}

const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);

function ownRows({ say, date }: Speaker, { lines }: Preview, naming: Naming): Row[] {
  const own = lines.filter(naming.isOwn);
  const rows = new Map<string, number>();
  for (const line of own.filter(({ amount }) => amount > 0)) {
    const plan = typeof naming.charged === "string" ? naming.charged : naming.charged(line.priceId);
    const label = say("preview.charge", { plan, date: date(line.periodEnd, "medium") });
    rows.set(label, (rows.get(label) ?? 0) + line.amount);
  }
  const credited = own.filter(({ amount }) => amount < 0);
  const plan =
    naming.credited ?? (typeof naming.charged === "string" ? naming.charged : naming.charged(null));
  const credit = sum(credited.map(({ amount }) => amount));
  return [...rows, [say("preview.credit", { plan }), credit]];
}

/** What waited for an invoice, other items, and changes from before: each with what Stripe or the merchant calls it. */
function otherRows({ say }: Speaker, { lines }: Preview, { isOwn }: Naming): Row[] {
  return lines
    .filter((line) => !isOwn(line))
    .map(({ description, amount }) => [
      description ?? say(amount < 0 ? "preview.other_credit" : "preview.other_charge"),
      amount,
    ]);
}

function restRows({ say }: Speaker, due: Preview): Row[] {
  const { fromCredit, owedBefore, carried, toCredit } = settlementOf(due);
  return [
    [say("preview.tax"), due.addedTax],
    [say("preview.balance"), -fromCredit],
    [say("preview.owed_before"), owedBefore],
    [say("preview.to_balance"), toCredit],
    [say("preview.carried"), -carried],
  ];
}
