import "server-only";
import type { Charge } from "../../stripe/payments/charges";
import { type Invoice, type InvoicePage, listInvoices } from "../../stripe/payments/invoices";
import type { Debt } from "../payment/debts";
import type { Visit } from "../visit/visit";
import type { Speaker } from "../words/sentences";
import type { InvoicesView, InvoiceView } from "./invoice-shape";
import { describeState } from "./invoice-state";
import { invoiceSubject } from "./invoice-subject";
import { describePay } from "./view-pay";

/** One page of what Stripe has, newest first, with what its pages say of the rest. */
export type InvoicesRead = InvoicePage;

/**
 * One page of invoices, newest first: those of the subscriptions of this visit, or every one when the merchant
 * shows them all. `cursor` is what the page before ended with.
 */
export async function readInvoices(visit: Visit, cursor?: string): Promise<InvoicesRead> {
  const from = startingPoints(visit, cursor);
  // Trials and free plans make an invoice of nothing each time, and what was voided is nobody's to pay.
  const isWanted = ({ subscriptionId, total, status }: Invoice) =>
    visit.settings.showAllInvoices || (subscriptionId !== null && total !== 0 && status !== "void");
  const pages = await Promise.all(
    from.map(({ customerId, startingAfter }) => {
      const subscription = visit.settings.showAllInvoices ? null : visit.onlySubscriptionId;
      const which = {
        customer: customerId,
        ...(subscription && { subscription }),
        ...(startingAfter && { startingAfter }),
      };
      return listInvoices(visit.stripe, which, isWanted);
    }),
  );
  const invoices = pages.flatMap((page) => page.invoices).sort((a, b) => b.createdAt - a.createdAt);
  const next = pages.flatMap((page, index) =>
    page.nextCursor ? [`${written(from[index]?.customerId ?? "")}:${page.nextCursor}`] : [],
  );
  const isAllOpen = pages.every(({ open }) => open !== null);
  return {
    invoices,
    nextCursor: next.length > 0 ? next.join(",") : null,
    open: isAllOpen ? pages.flatMap(({ open }) => open ?? []) : null,
  };
}

/** What is known of the invoices besides themselves. */
type Known = {
  /** Every open invoice, with how it stands with its payment. */
  open: Debt[];
  /** Whether something is saved that could be charged for it. */
  hasMethod: (invoice: Invoice) => boolean;
  bankKey: string | null;
  /** The payments behind them. */
  charges: readonly Charge[];
};

/** The page in the customer's words; null where it could not be read. */
export function describeInvoices(
  words: Speaker,
  read: Pick<InvoicesRead, "invoices" | "nextCursor"> | null,
  known: Known,
): InvoicesView {
  const { invoices, nextCursor } = read ?? { invoices: [], nextCursor: null };
  return {
    title: words.say("invoices.title"),
    rows: invoices.map((invoice) => describeInvoice(words, invoice, known)),
    problem: read ? null : words.say("invoices.unknown"),
    nextCursor,
  };
}

/** Where each customer's next page begins. A cursor that names somebody else's customer names nobody. */
function startingPoints({ customerIds }: Visit, cursor: string | undefined) {
  if (cursor === undefined)
    return customerIds.map((customerId) => ({ customerId, startingAfter: undefined }));
  const entries = cursor.split(",").map((entry) => entry.split(":"));
  return entries.flatMap(([name, startingAfter]) => {
    const customerId = customerIds.find((id) => written(id) === name);
    return customerId && startingAfter ? [{ customerId, startingAfter }] : [];
  });
}

/** Merchants choose IDs of customers themselves, with colons and commas where they like. */
const written = encodeURIComponent;

function describeInvoice(words: Speaker, invoice: Invoice, known: Known): InvoiceView {
  const { say, money, date } = words;
  const { id, number, createdAt, description, currency, total, hostedUrl, pdfUrl } = invoice;
  const debt = known.open.find((open) => open.invoice.id === id) ?? { invoice, payment: null };
  return {
    id,
    number,
    date: date(createdAt, "medium"),
    dateTime: new Date(createdAt * 1000).toISOString(),
    description: invoiceSubject(say, description),
    amount: money(total, currency),
    ...describeState(words, debt, known.charges),
    hostedUrl,
    pdfUrl,
    pay: describePay(words, debt, {
      hasPaymentMethod: known.hasMethod(invoice),
      bankKey: known.bankKey,
    }),
  };
}
