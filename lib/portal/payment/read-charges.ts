import "server-only";
import { listCharges } from "../../stripe/payments/charges";
import type { Charge } from "../../stripe/payments/charges";
import type { Invoice } from "../../stripe/payments/invoices";
import type { Visit } from "../visit/visit";
import { withoutHarm } from "../door/without-harm";

/**
 * The payments behind these invoices: one request for each customer with something paid among them, and none otherwise.
 * Where they cannot be read, the invoices are shown without receipts, and refunds are not told.
 */
export async function readCharges({ stripe }: Pick<Visit, "stripe">, invoices: Invoice[]): Promise<Charge[]> {
  const paid = invoices.filter(({ amountPaid, intentIds }) => amountPaid > 0 && intentIds.length > 0);
  const customerIds = [...new Set(paid.map(({ customerId }) => customerId))];
  const lists = await Promise.all(
    customerIds.map((id) => {
      // Nothing is paid before there is an invoice for it.
      const since = Math.min(...paid.filter((one) => one.customerId === id).map((one) => one.createdAt));
      return listCharges(stripe, id, since).catch(withoutHarm<Charge[]>([]));
    }),
  );
  return lists.flat();
}
