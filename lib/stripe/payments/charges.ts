import "server-only";
import type Stripe from "stripe";
import { hostedLink } from "../connection/hosted-link";
import type { StripeClient } from "../connection/client";
import { readDisputes } from "./disputes";
import type { Dispute } from "./disputes";
import { asking } from "../connection/errors";
import { idOf } from "../connection/id-of";

/** A payment that went through. */
export type Charge = {
  intentId: string | null;
  /** So much of it was given back, or is on its way back. */
  amountRefunded: number;
  /** What the customer's bank was asked to take back of it. */
  disputes: Dispute[];
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
  const paid = found.filter(({ status }) => status === "succeeded");
  return Promise.all(paid.map((charge) => reshapeCharge(stripe, charge)));
}

async function reshapeCharge(stripe: StripeClient, charge: Stripe.Charge): Promise<Charge> {
  const { payment_intent: intent, amount_refunded, receipt_url } = charge;
  return {
    intentId: intent && idOf(intent),
    amountRefunded: amount_refunded,
    // It stays marked as disputed when the dispute is over; how that ended, the dispute alone says.
    disputes: charge.disputed ? await readDisputes(stripe, charge) : [],
    receiptUrl: hostedLink(receipt_url),
  };
}
