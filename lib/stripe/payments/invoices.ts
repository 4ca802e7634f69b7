import "server-only";
import type Stripe from "stripe";
import { hostedLink } from "../connection/hosted-link";
import type { StripeClient } from "../connection/client";
import { asking } from "../connection/errors";
import { idOf } from "../connection/id-of";

/** A draft may still change and has no document, so it is not among what is shown. */
const shownStatuses = ["open", "paid", "uncollectible", "void"] as const;
export type InvoiceStatus = (typeof shownStatuses)[number];

export type Invoice = {
  id: string;
  customerId: string;
  number: string;
  createdAt: number;
  description: string;
  currency: string;
  total: number;
  amountPaid: number;
  amountRemaining: number;
  /** Taken off by credit notes, before it was paid and after. */
  credited: number;
  /** Taken from the customer's balance. */
  fromBalance: number;
  /** Stripe gave up on it because payments were paused, and nobody has to pay it. */
  isForgiven: boolean;
  /** What it was paid with, where that was read. */
  intentIds: string[];
  status: InvoiceStatus;
  hostedUrl: string | null;
  pdfUrl: string | null;
  subscriptionId: string | null;
  /** Seconds; null when Stripe does not try to collect it by itself. */
  nextAttemptAt: number | null;
  /** Seconds; until when one that was sent should be paid. */
  dueAt: number | null;
  /** Charged to a card; otherwise the customer pays it on Stripe's page. */
  isAutomatic: boolean;
};

/** `nextCursor`: pass as `startingAfter` for the following page; null at the end. */
export type InvoicePage = { invoices: Invoice[]; nextCursor: string | null };

const pageSize = 12;
/** Pages of which nothing is to be shown are read through in larger ones, and not for ever. */
const readThroughSize = 100;
const mostReadThrough = 5;

/**
 * One page of a customer's invoices, newest first, of one subscription or of all, without those that are not wanted.
 * It is empty only at the end, or after five hundred that are not wanted. Drafts are not shown: they may still
 * change and have no document. Links are read each time, because Stripe lets them expire.
 */
export async function listInvoices(
  stripe: StripeClient,
  which: { customer: string; subscription?: string | undefined; startingAfter?: string | undefined },
  isWanted: (invoice: Invoice) => boolean,
): Promise<InvoicePage> {
  let { startingAfter } = which;
  for (let round = 0; ; round += 1) {
    const page = await asking(
      stripe.invoices.list({
        customer: which.customer,
        expand: ["data.payments"],
        limit: round === 0 ? pageSize : readThroughSize,
        ...(which.subscription && { subscription: which.subscription }),
        ...(startingAfter && { starting_after: startingAfter }),
      }),
    );
    const invoices = page.data.flatMap(reshapeInvoice).filter(isWanted);
    // The cursor is the last invoice that was read, whether or not it is one to show.
    startingAfter = page.has_more ? page.data.at(-1)?.id : undefined;
    if (invoices.length > 0 || startingAfter === undefined || round === mostReadThrough)
      return { invoices, nextCursor: startingAfter ?? null };
  }
}

const mostOpen = 500;

/** Every open invoice of a customer with something left to pay, of subscriptions and others, oldest first. */
export async function listOpenInvoices(stripe: StripeClient, customerId: string): Promise<Invoice[]> {
  const pages = stripe.invoices.list({ customer: customerId, status: "open", limit: 100 });
  const found = await asking(pages.autoPagingToArray({ limit: mostOpen }));
  return found
    .flatMap(reshapeInvoice)
    .filter(({ amountRemaining }) => amountRemaining > 0)
    .sort((one, other) => one.createdAt - other.createdAt);
}

function reshapeInvoice(from: Stripe.Invoice): Invoice[] {
  const status = shownStatuses.find((shown) => shown === from.status);
  if (!status) return [];
  const subscription = from.parent?.subscription_details?.subscription;
  return [
    {
      id: from.id,
      customerId: from.customer ? idOf(from.customer) : "",
      number: from.number ?? from.id,
      createdAt: from.created,
      description: from.description ?? dearestLine(from)?.description ?? "",
      currency: from.currency,
      total: from.total,
      amountPaid: from.amount_paid,
      amountRemaining: from.amount_remaining,
      credited: from.pre_payment_credit_notes_amount + from.post_payment_credit_notes_amount,
      // A credit is negative, and what is left of it is there when the invoice is final.
      fromBalance: Math.max(
        0,
        Math.min(0, from.ending_balance ?? from.starting_balance) - from.starting_balance,
      ),
      isForgiven: from.status_details?.uncollectible?.reason === "subscription_paused",
      intentIds: (from.payments?.data ?? []).flatMap(({ payment }) =>
        payment.payment_intent ? [idOf(payment.payment_intent)] : [],
      ),
      status,
      hostedUrl: hostedLink(from.hosted_invoice_url),
      pdfUrl: hostedLink(from.invoice_pdf),
      subscriptionId: subscription ? idOf(subscription) : null,
      // An attempt that is planned is made only while the invoice goes on by itself.
      nextAttemptAt: from.auto_advance ? from.next_payment_attempt : null,
      dueAt: from.due_date,
      isAutomatic: from.collection_method === "charge_automatically",
    },
  ];
}

/** What an invoice is mainly for: after a change of plan the first line is a credit for the old one. */
function dearestLine({ lines }: Stripe.Invoice): Stripe.InvoiceLineItem | undefined {
  return [...lines.data].sort((one, other) => other.amount - one.amount)[0];
}
