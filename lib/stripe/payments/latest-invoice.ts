import type Stripe from "stripe";
import { hostedLink } from "../connection/hosted-link";

/** The parts that we use of a subscription's newest invoice, whatever its status. */
export type LatestInvoice = {
  id: string;
  status: string | null;
  createdAt: number;
  amountRemaining: number;
  hostedUrl: string | null;
  /** When an invoice that was sent is due. */
  dueAt: number | null;
  /** When the card is charged again. Null if it isn't. */
  nextAttemptAt: number | null;
  /** When a draft that finalizes automatically is charged or sent. Null for every other invoice. */
  goesOutAt: number | null;
  /** The payment for a whole period, and when it was made. Null for every other invoice. */
  periodPaid: { amount: number; at: number } | null;
};

export function reshapeLatestInvoice(from: Stripe.Subscription["latest_invoice"]): LatestInvoice | null {
  if (!from || typeof from === "string") return null;
  return {
    id: from.id,
    status: from.status,
    createdAt: from.created,
    amountRemaining: from.amount_remaining,
    hostedUrl: hostedLink(from.hosted_invoice_url),
    dueAt: from.due_date,
    nextAttemptAt: from.next_payment_attempt,
    goesOutAt:
      from.status === "draft" && from.auto_advance
        ? (from.next_payment_attempt ?? from.automatically_finalizes_at)
        : null,
    periodPaid: periodPaidOf(from),
  };
}

function periodPaidOf(invoice: Stripe.Invoice): LatestInvoice["periodPaid"] {
  const { amount_paid: amount, billing_reason: reason, status_transitions: times } = invoice;
  const isOfPeriod = reason === "subscription_create" || reason === "subscription_cycle";
  return isOfPeriod && amount > 0 && times.paid_at !== null ? { amount, at: times.paid_at } : null;
}

/**
 * Stripe reports when the pause began. If an open invoice was created since then, the subscription resumes once that
 * invoice is paid.
 */
export function isResuming({ status, status_details, latest_invoice: latest }: Stripe.Subscription): boolean {
  const since = status_details?.paused?.transitioned_at ?? 0;
  const newest = typeof latest === "string" ? null : latest;
  return status === "paused" && newest?.status === "open" && newest.created >= since;
}
