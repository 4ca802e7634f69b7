import type { PayView } from "./pay-shape";
import type { Tone } from "./tone";

/** The invoices as the page shows them, as finished text. */
export type InvoicesView = {
  title: string;
  rows: InvoiceView[];
  /** The reason why no invoices can be shown, or null if they could be read. */
  problem: string | null;
  /** Pass to `more_invoices` for the next page. Null at the end. */
  nextCursor: string | null;
};

export type InvoiceView = {
  id: string;
  number: string;
  date: string;
  dateTime: string;
  description: string;
  amount: string;
  /** "Paid", or "Due Dec 22, 2026" for an open invoice that was sent. */
  status: { label: string; tone: Tone };
  /** The amounts paid, credited, refunded and left, if the total alone isn't enough. */
  notes: string[];
  /** Stripe's receipts for the payments, newest first. They open in a new tab. */
  receiptUrls: string[];
  /** Stripe's hosted page and PDF; both open in a new tab. */
  hostedUrl: string | null;
  pdfUrl: string | null;
  /** Null if there is nothing to pay. */
  pay: PayView | null;
};
