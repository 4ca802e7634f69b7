import "server-only";
import type { SentenceKey } from "../i18n/en";
import { listInvoices } from "../stripe/invoices";
import type { Invoice } from "../stripe/invoices";
import type { Speaker } from "./sentences";
import type { InvoicesView, InvoiceView } from "./invoice-shape";
import type { Tone } from "./tone";
import type { Visit } from "./visit";

/**
 * One page of invoices, newest first: those of the subscriptions of this visit, or every one when the merchant
 * shows them all. `cursor` is what the page before ended with.
 */
export async function readInvoices(visit: Visit, words: Speaker, cursor?: string): Promise<InvoicesView> {
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
  const invoices = pages.flatMap((page) => page.invoices);
  const next = pages.flatMap((page, index) =>
    page.nextCursor ? [`${from[index]?.customerId}:${page.nextCursor}`] : [],
  );
  return {
    title: words.say("invoices.title"),
    rows: invoices
      .sort((a, b) => b.createdAt - a.createdAt)
      .map((invoice) => describeInvoice(words, invoice)),
    emptyText: words.say("invoices.empty"),
    nextCursor: next.length > 0 ? next.join(",") : null,
  };
}

/** Where each customer's next page begins. A cursor that names somebody else's customer names nobody. */
function startingPoints({ customerIds }: Visit, cursor: string | undefined) {
  if (cursor === undefined)
    return customerIds.map((customerId) => ({ customerId, startingAfter: undefined }));
  const entries = cursor.split(",").map((entry) => entry.split(":"));
  return entries.flatMap(([customerId, startingAfter]) =>
    customerId && startingAfter && customerIds.includes(customerId) ? [{ customerId, startingAfter }] : [],
  );
}

const tones: Record<Invoice["status"], Tone> = {
  paid: "good",
  open: "warning",
  uncollectible: "bad",
  void: "neutral",
};

function describeInvoice({ say, money, date }: Speaker, invoice: Invoice): InvoiceView {
  const {
    id,
    number,
    createdAt,
    description,
    currency,
    total,
    status,
    hostedUrl,
    pdfUrl,
    amountRemaining,
    dueAt,
  } = invoice;
  const label: SentenceKey = `invoice.${status}`;
  return {
    id,
    number,
    date: date(createdAt, "medium"),
    dateTime: new Date(createdAt * 1000).toISOString(),
    description,
    amount: money(total, currency),
    status: { label: say(label), tone: tones[status] },
    due: status === "open" && dueAt !== null ? say("invoice.due", { date: date(dueAt, "medium") }) : null,
    hostedUrl,
    pdfUrl,
    isPayable: status === "open" && amountRemaining > 0 && hostedUrl !== null,
  };
}
