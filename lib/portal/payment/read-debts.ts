import "server-only";
import { translateErrors } from "../../stripe/connection/errors";
import { type Invoice, listOpenInvoices } from "../../stripe/payments/invoices";
import { type Payment, readPayment } from "../../stripe/payments/payments";
import { fallBackTo } from "../door/fall-back-to";
import type { Visit } from "../visit/visit";
import type { Debt } from "./debts";

/**
 * The maximum number of payments to read: each costs a request, and customers rarely have more open invoices. Further
 * invoices are shown as open, without a reason.
 */
const maxPaymentsRead = 12;

/** Every open invoice of the visit's customers, oldest first. Customers whose invoices can't be read are left out. */
export async function readOpenInvoices({ stripe, customerIds }: Visit): Promise<Invoice[]> {
  const lists = await Promise.all(
    customerIds.map((id) => listOpenInvoices(stripe, id).catch(fallBackTo<Invoice[]>([]))),
  );
  return lists.flat().sort((one, other) => one.createdAt - other.createdAt);
}

/** The current payment state of each invoice. The newest are read first, because pending changes wait for those. */
export function readDebts({ stripe }: Visit, invoices: Invoice[]): Promise<Debt[]> {
  const readable = new Set(invoices.slice(-maxPaymentsRead));
  return Promise.all(
    invoices.map(async (invoice) => {
      if (!readable.has(invoice)) return { invoice, payment: null };
      const payment = translateErrors(readPayment(stripe, invoice.id)).catch(
        fallBackTo<Payment | null>(null),
      );
      return { invoice, payment: await payment };
    }),
  );
}
