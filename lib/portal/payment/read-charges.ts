import "server-only";
import { type Charge, listCharges } from "../../stripe/payments/charges";
import type { Invoice } from "../../stripe/payments/invoices";
import { fallBackTo } from "../door/fall-back-to";
import type { Visit } from "../visit/visit";

/**
 * The charges of these invoices. Sends one request for each customer who has a paid invoice. If charges can't be read,
 * the invoices show no receipts and no refunds.
 */
export async function readCharges({ stripe }: Pick<Visit, "stripe">, invoices: Invoice[]): Promise<Charge[]> {
  const paid = invoices.filter(({ amountPaid, intentIds }) => amountPaid > 0 && intentIds.length > 0);
  const customerIds = [...new Set(paid.map(({ customerId }) => customerId))];
  const lists = await Promise.all(
    customerIds.map((id) => {
      // No charge is older than its invoice.
      const since = Math.min(...paid.filter((one) => one.customerId === id).map((one) => one.createdAt));
      return listCharges(stripe, id, since).catch(fallBackTo<Charge[]>([]));
    }),
  );
  return lists.flat();
}
