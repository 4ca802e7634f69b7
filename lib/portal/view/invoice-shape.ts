import type { PayView } from "./pay-shape";
import type { Tone } from "./tone";

/** The invoices as the page shows them, in finished words. */
export type InvoicesView = {
  title: string;
  rows: InvoiceView[];
  /** Why none can be shown; null where they could be read. */
  problem: string | null;
  /** Pass to `moreInvoices` for the next page; null at the end. */
  nextCursor: string | null;
};

export type InvoiceView = {
  id: string;
  number: string;
  date: string;
  dateTime: string;
  description: string;
  amount: string;
  /** "Paid"; "Due Dec 22, 2026" for one that was sent and is open. */
  status: { label: string; tone: Tone };
  /** The amounts paid, credited, refunded and left, if the total alone doesn't say it. */
  notes: string[];
  /** Stripe's receipts for what was paid, newest first; they open in a new tab. */
  receiptUrls: string[];
  /** Stripe's hosted page and PDF; both open in a new tab. */
  hostedUrl: string | null;
  pdfUrl: string | null;
  /** Null when there is nothing to pay. */
  pay: PayView | null;
};
