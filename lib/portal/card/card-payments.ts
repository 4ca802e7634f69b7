import type { AgreedPayment } from "../../db/card-setups";
import type { StripeClient } from "../../stripe/connection/client";
import { listOpenInvoices } from "../../stripe/payments/invoices";
import type { Invoice } from "../../stripe/payments/invoices";
import type { Subscription } from "../../stripe/subscriptions/reshape";

/** The two states in which Stripe has given up for the moment, or altogether, and a new card is what helps. */
const dueStatuses = ["past_due", "unpaid"];

/**
 * The open invoices a new card would pay, oldest first: those of subscriptions whose payment failed, as Stripe says
 * now. Nothing is asked while every subscription is paid.
 */
export async function readDue(
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

/** What was agreed to and still holds: the same invoice, open at the same amount. */
export function stillDue(agreed: AgreedPayment[], due: Invoice[]): AgreedPayment[] {
  return due
    .filter(({ id, amountRemaining }) =>
      agreed.some((one) => one.invoiceId === id && one.amount === amountRemaining),
    )
    .map(({ id, amountRemaining, currency }) => ({ invoiceId: id, amount: amountRemaining, currency }));
}
