import "server-only";
import { publishableKeyForBank } from "../card/publishable-key-for-bank";
import { methodCheckFor, readCustomer } from "../customer/read-customer";
import { readCharges } from "../payment/read-charges";
import { readDebts } from "../payment/read-debts";
import type { Visit } from "../visit/visit";
import { speaker } from "../words/sentences";
import type { InvoicesView } from "./invoice-shape";
import { describeInvoices, readInvoices } from "./view-invoices";

/** The page of invoices after this cursor, in the customer's language. */
export async function readMoreInvoices(visit: Visit, { cursor }: { cursor: string }): Promise<InvoicesView> {
  const page = await readInvoices(visit, cursor);
  // Payment methods matter only if an invoice can be paid, and few old invoices can.
  const unpaid = page.invoices.filter(({ status }) => status === "open" || status === "uncollectible");
  const [open, customers, charges] = await Promise.all([
    readDebts(visit, unpaid),
    unpaid.length > 0 ? Promise.all(visit.customerIds.map((id) => readCustomer(visit, id))) : [],
    readCharges(visit, page.invoices),
  ]);
  const asksBank = open.some(({ payment }) => payment?.state === "bank_asks");
  return describeInvoices(speaker(visit), page, {
    open,
    hasMethod: methodCheckFor(customers),
    publishableKey: asksBank ? await publishableKeyForBank(visit) : null,
    charges,
  });
}
