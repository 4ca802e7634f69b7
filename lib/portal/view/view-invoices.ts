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

/** One page of Stripe's invoices, newest first, and whether there are more. */
export type InvoicesRead = InvoicePage;

/**
 * Reads one page of invoices, newest first: those of this visit's subscriptions, or all invoices if the merchant shows
 * all. `cursor` is from the end of the previous page.
 */
export async function readInvoices(visit: Visit, cursor?: string): Promise<InvoicesRead> {
  const from = nextPageStarts(visit, cursor);
  // Trials and free plans create invoices of zero, and nobody pays a voided invoice.
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
    page.nextCursor ? [`${encoded(from[index]?.customerId ?? "")}:${page.nextCursor}`] : [],
  );
  const isAllOpen = pages.every(({ open }) => open !== null);
  return {
    invoices,
    nextCursor: next.length > 0 ? next.join(",") : null,
    open: isAllOpen ? pages.flatMap(({ open }) => open ?? []) : null,
  };
}

/** Facts about the invoices from other sources. */
type Known = {
  /** Every open invoice, with the state of its payment. */
  open: Debt[];
  /** True if a saved method could be charged for the invoice. */
  hasMethod: (invoice: Invoice) => boolean;
  publishableKey: string | null;
  /** The payments of these invoices. */
  charges: readonly Charge[];
};

/** Describes the page of invoices in the customer's language. `read` is null if the invoices couldn't be read. */
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

/** The position at which each customer's next page starts. Ignores customers who don't belong to the visit. */
function nextPageStarts({ customerIds }: Visit, cursor: string | undefined) {
  if (cursor === undefined)
    return customerIds.map((customerId) => ({ customerId, startingAfter: undefined }));
  const entries = cursor.split(",").map((entry) => entry.split(":"));
  return entries.flatMap(([name, startingAfter]) => {
    const customerId = customerIds.find((id) => encoded(id) === name);
    return customerId && startingAfter ? [{ customerId, startingAfter }] : [];
  });
}

/** Encodes a customer ID, because merchants may choose IDs that contain colons and commas. */
const encoded = encodeURIComponent;

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
      publishableKey: known.publishableKey,
    }),
  };
}
