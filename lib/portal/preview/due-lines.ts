import type { Preview, PreviewLine } from "../../stripe/subscriptions/previews";
import type { OperationPreview } from "../view/plan-shape";
import type { Speaker } from "../words/sentences";
import { settlementOf } from "./settlement";

/** Decides which of the preview's lines belong to this change, and how they are named. */
export type LineNaming = {
  isOwn: (line: PreviewLine) => boolean;
  /** The charged plan or units, or a function that names them by price ID if there are several. */
  charged: string | ((priceId: string | null) => string);
  /** The credited plan or units, if they differ. */
  credited?: string;
  /** True if the customer gets an invoice and isn't charged. */
  isInvoiced?: boolean;
};

/**
 * The lines created by changing one item: its prorations from the instant of the change, or its first charge of a new
 * period.
 */
export function linesOfChange(itemId: string, { prorationDate }: Preview): LineNaming["isOwn"] {
  return (line) =>
    line.subscriptionItemId === itemId &&
    (line.isProration ? line.periodStart === prorationDate : !line.isInvoiceItem);
}

/** The lines of a period that starts now, without pending invoice items. */
export const linesOfStart: LineNaming["isOwn"] = (line) =>
  line.subscriptionItemId !== null && !line.isInvoiceItem;

type Row = [label: string, amount: number];

/**
 * The charge, the credit, lines from other sources under their own names, tax, balance and the total. The charge and
 * the credit are separate, so that no text has to explain "prorated". The plan's name appears only on the plan's own
 * lines. Zero amounts are left out.
 */
export function dueLines(words: Speaker, due: Preview, naming: LineNaming): OperationPreview["lines"] {
  const { say, money } = words;
  const rows = [
    ...ownRows(words, due, naming),
    ...otherRows(words, due, naming),
    ...taxAndBalanceRows(words, due),
  ];
  const shown = rows.filter(([, amount]) => amount !== 0);
  // Without every line, the sum would be wrong, so show only the total.
  const addsUp = due.hasAllLines && sum(shown.map(([, amount]) => amount)) === due.amountDue;
  const amount = money(due.amountDue, due.currency);
  return [
    ...(addsUp ? shown : []).map(([label, part]) => ({
      label,
      amount: money(part, due.currency),
      isTotal: false,
    })),
    { label: say(naming.isInvoiced ? "preview.invoiced_today" : "preview.due_today"), amount, isTotal: true },
  ];
}

const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);

function ownRows({ say, date }: Speaker, { lines }: Preview, naming: LineNaming): Row[] {
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

/** Pending invoice items, other items and earlier changes, each under the name from Stripe or the merchant. */
function otherRows({ say, isolate }: Speaker, { lines }: Preview, { isOwn }: LineNaming): Row[] {
  return lines
    .filter((line) => !isOwn(line))
    .map(({ description, amount }) => [
      description === null
        ? say(amount < 0 ? "preview.other_credit" : "preview.other_charge")
        : isolate(description),
      amount,
    ]);
}

function taxAndBalanceRows({ say }: Speaker, due: Preview): Row[] {
  const { fromCredit, owedBefore, carried, toCredit } = settlementOf(due);
  return [
    [say("preview.tax"), due.addedTax],
    [say("preview.balance"), -fromCredit],
    [say("preview.owed_before"), owedBefore],
    [say("preview.to_balance"), toCredit],
    [say("preview.carried"), -carried],
  ];
}
