import "server-only";
import type Stripe from "stripe";
import type { StripeClient } from "../connection/client";
import { translateErrors } from "../connection/errors";
import { hostedLink } from "../connection/hosted-link";
import { idOf } from "../connection/id-of";
import { type Dispute, readDisputes } from "./disputes";

/** A successful payment. */
export type Charge = {
  intentId: string | null;
  /** How much of it was refunded, or is being refunded. */
  amountRefunded: number;
  /** The disputed parts of the payment. */
  disputes: Dispute[];
  /** Stripe's page with the receipt, which shows refunds too. */
  receiptUrl: string | null;
};

const maxRead = 300;

/**
 * The customer's successful payments since this time (seconds), newest first. Charges are read separately: an invoice doesn't show a refund made without a credit note, and a list of invoices can't be expanded deep enough to include charges.
 */
export async function listCharges(
  stripe: StripeClient,
  customerId: string,
  since: number,
): Promise<Charge[]> {
  const pages = stripe.charges.list({ customer: customerId, created: { gte: since }, limit: 100 });
  const found = await translateErrors(pages.autoPagingToArray({ limit: maxRead }));
  const paid = found.filter(({ status }) => status === "succeeded");
  return Promise.all(paid.map((charge) => reshapeCharge(stripe, charge)));
}

async function reshapeCharge(stripe: StripeClient, charge: Stripe.Charge): Promise<Charge> {
  const { payment_intent: intent, amount_refunded, receipt_url } = charge;
  return {
    intentId: intent && idOf(intent),
    amountRefunded: amount_refunded,
    // The charge stays marked as disputed after the dispute is over. Only the dispute shows how it ended.
    disputes: charge.disputed ? await readDisputes(stripe, charge) : [],
    receiptUrl: hostedLink(receipt_url),
  };
}
