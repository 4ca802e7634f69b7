import type { AgreedPayment } from "../../db/card-setups";
import type { StripeClient } from "../../stripe/connection/client";
import { type Invoice, listOpenInvoices } from "../../stripe/payments/invoices";
import type { Subscription } from "../../stripe/subscriptions/reshape";

/** In these states, a payment has failed, and Stripe retries it only later or never, so a new card helps. */
const dueStatuses = ["past_due", "unpaid"];

/**
 * Reads from Stripe the open invoices that a new card would pay, oldest first: those of the subscriptions whose payment
 * failed. Makes no request if no payment has failed.
 */
export async function readDueInvoices(
  stripe: StripeClient,
  customerId: string,
  subscriptions: Subscription[],
): Promise<Invoice[]> {
  const due = subscriptions.filter(({ status }) => dueStatuses.includes(status)).map(({ id }) => id);
  if (due.length === 0) return [];
  const open = await listOpenInvoices(stripe, customerId);
  return open.filter(
    ({ subscriptionId, isAutomatic }) =>
      isAutomatic && subscriptionId !== null && due.includes(subscriptionId),
  );
}

/** The agreed payments that are still due: each invoice is still open, with the same amount. */
export function stillDuePayments(agreed: AgreedPayment[], due: Invoice[]): AgreedPayment[] {
  return due
    .filter(({ id, amountRemaining }) =>
      agreed.some((one) => one.invoiceId === id && one.amount === amountRemaining),
    )
    .map(({ id, amountRemaining, currency }) => ({ invoiceId: id, amount: amountRemaining, currency }));
}
