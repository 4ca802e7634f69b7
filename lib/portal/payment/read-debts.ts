import "server-only";
import { asking } from "../../stripe/connection/errors";
import { listOpenInvoices } from "../../stripe/payments/invoices";
import type { Invoice } from "../../stripe/payments/invoices";
import { readPayment } from "../../stripe/payments/payments";
import type { Payment } from "../../stripe/payments/payments";
import type { Visit } from "../visit/visit";
import { withoutHarm } from "../door/without-harm";
import type { Debt } from "./debts";

/** More are rare, and each is a request of its own: the others are shown as open, without a reason. */
const mostLookedAt = 12;

/** Every open invoice of the visit's customers, oldest first. Where they cannot be read nothing is said of them. */
export async function readOpenInvoices({ stripe, customerIds }: Visit): Promise<Invoice[]> {
  const lists = await Promise.all(
    customerIds.map((id) => listOpenInvoices(stripe, id).catch(withoutHarm<Invoice[]>([]))),
  );
  return lists.flat().sort((one, other) => one.createdAt - other.createdAt);
}

/** How it stands with the payment of each of them now. The newest are looked at first: changes wait for those. */
export function readDebts({ stripe }: Visit, invoices: Invoice[]): Promise<Debt[]> {
  const lookedAt = new Set(invoices.slice(-mostLookedAt));
  return Promise.all(
    invoices.map(async (invoice) => {
      if (!lookedAt.has(invoice)) return { invoice, payment: null };
      const payment = asking(readPayment(stripe, invoice.id)).catch(withoutHarm<Payment | null>(null));
      return { invoice, payment: await payment };
    }),
  );
}
