import type { InvoiceSummary } from "./invoice-summary";
import { makePdf, pageSize, type Text } from "./pdf";

const margin = { left: 56, right: pageSize.width - 56, top: 64, bottom: pageSize.height - 72 };
const charactersPerLine = 64;

/** Renders an invoice (or a credit note, according to `title`) as a PDF, on several pages if necessary. */
export function invoicePdf(invoice: InvoiceSummary, title = "Invoice"): Buffer {
  const pages: Text[][] = [[]];
  let y = margin.top;
  const current = () => pages.at(-1) as Text[];
  /** Moves down, and starts a new page when the current page is full. */
  const down = (points: number) => {
    y += points;
    if (y <= margin.bottom) return;
    pages.push([]);
    y = margin.top;
  };
  const left = (text: string, style: Partial<Text> = {}) =>
    current().push({ x: margin.left, y, text, ...style });
  const right = (text: string, style: Partial<Text> = {}) =>
    current().push({ x: margin.right, y, text, rightAligned: true, ...style });

  left(title, { size: 22, bold: true });
  down(30);
  for (const [label, value] of headOf(invoice)) {
    left(label, { bold: true });
    current().push({ x: margin.left + 90, y, text: value });
    down(16);
  }
  down(20);
  for (const { description, period, amount } of invoice.lines) {
    const [first = "", ...rest] = wrap(description);
    left(first);
    right(amount);
    for (const text of rest) {
      down(13);
      left(text);
    }
    down(13);
    left(period, { size: 8 });
    down(20);
  }
  down(6);
  for (const { label, amount } of invoice.sums) {
    const bold = ["Total", "Amount due", "Total credited"].includes(label);
    current().push({ x: margin.right - 200, y, text: label, bold });
    right(amount, { bold });
    down(18);
  }
  numberPages(pages, invoice.number);
  return makePdf(pages);
}

const headOf = ({ merchant, customer, number, status, date }: InvoiceSummary): [string, string][] => [
  ["From", merchant],
  ["Bill to", customer],
  ["Number", number],
  ["Date", date],
  ["Status", status],
];

function wrap(text: string): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) as string;
    if (line && line.length + word.length >= charactersPerLine) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines;
}

function numberPages(pages: Text[][], number: string): void {
  pages.forEach((texts, index) => {
    const text = `${number} - page ${index + 1} of ${pages.length}`;
    texts.push({ x: margin.right, y: pageSize.height - 40, text, size: 8, rightAligned: true });
  });
}
