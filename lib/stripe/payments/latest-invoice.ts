import type Stripe from "stripe";
import { hostedLink } from "../connection/hosted-link";

/** What matters of a subscription's newest invoice, whatever its status is. */
export type LatestInvoice = {
  id: string;
  status: string | null;
  createdAt: number;
  amountRemaining: number;
  hostedUrl: string | null;
  /** Until when an invoice that was sent should be paid. */
  dueAt: number | null;
  /** When the card is tried again; null when it is not. */
  nextAttemptAt: number | null;
  /** Of a draft that goes on by itself, when it is charged or sent; null for every other invoice. */
  goesOutAt: number | null;
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
  };
}

/** Stripe says of a pause when it began, and of what was made since that it waits for the resumption. */
export function isResuming({ status, status_details, latest_invoice: latest }: Stripe.Subscription): boolean {
  const since = status_details?.paused?.transitioned_at ?? 0;
  const newest = typeof latest === "string" ? null : latest;
  return status === "paused" && newest?.status === "open" && newest.created >= since;
}
