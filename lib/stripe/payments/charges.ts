import "server-only";
import { hostedLink } from "../connection/hosted-link";
import type { StripeClient } from "../connection/client";
import { asking } from "../connection/errors";
import { idOf } from "../connection/id-of";

/** A payment that went through. */
export type Charge = {
  intentId: string | null;
  /** So much of it was given back, or is on its way back. */
  amountRefunded: number;
  /** Stripe's page with the receipt, which tells of refunds too. */
  receiptUrl: string | null;
};

const mostRead = 300;

/**
 * The payments of a customer since then (seconds), newest first. An invoice says nothing of a plain refund, and a list of
 * invoices can't be expanded as far as their charges.
 */
export async function listCharges(
  stripe: StripeClient,
  customerId: string,
  since: number,
): Promise<Charge[]> {
  const pages = stripe.charges.list({ customer: customerId, created: { gte: since }, limit: 100 });
  const found = await asking(pages.autoPagingToArray({ limit: mostRead }));
  return found
    .filter(({ status }) => status === "succeeded")
    .map(({ payment_intent: intent, amount_refunded, receipt_url }) => ({
      intentId: intent && idOf(intent),
      amountRefunded: amount_refunded,
      receiptUrl: hostedLink(receipt_url),
    }));
}
