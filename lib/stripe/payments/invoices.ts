import "server-only";
import type Stripe from "stripe";
import type { StripeClient } from "../connection/client";
import { translateErrors } from "../connection/errors";
import { hostedLink } from "../connection/hosted-link";
import { idOf } from "../connection/id-of";

/** Drafts aren't shown, because they can still change and have no document. */
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
  /** The sum of the invoice's credit notes from before and after its payment. */
  credited: number;
  /** Paid from the customer's balance. */
  fromBalance: number;
  /** Stripe marked it uncollectible because payments were paused, so nobody has to pay it. */
  isForgiven: boolean;
  /** The payments made for it, if they were read. */
  intentIds: string[];
  status: InvoiceStatus;
  hostedUrl: string | null;
  pdfUrl: string | null;
  subscriptionId: string | null;
  /** Seconds. Null if Stripe doesn't collect it automatically. */
  nextAttemptAt: number | null;
  /** Seconds. When an invoice that was sent is due. */
  dueAt: number | null;
  /** Whether it is charged automatically. Otherwise, the customer pays it on Stripe's page. */
  isAutomatic: boolean;
};

export type InvoicePage = {
  invoices: Invoice[];
  /** Pass as `startingAfter` to get the next page. Null at the end. */
  nextCursor: string | null;
  /**
   * All of the customer's open invoices, if the page reached the end of the list. Null if there may be more.
   */
  open: Invoice[] | null;
};

const pageSize = 12;
/** If a page has no wanted invoice, the next pages are read in larger steps, up to a limit. */
const skipPageSize = 100;
const maxSkippedPages = 5;

/**
 * One page of a customer's invoices, newest first, for one subscription or all of them, filtered by `isWanted`. The
 * page is empty only at the end, or after five hundred unwanted invoices. Drafts are left out, because they can still
 * change and have no document. The links are read each time, because they expire.
 */
export async function listInvoices(
  stripe: StripeClient,
  which: { customer: string; subscription?: string | undefined; startingAfter?: string | undefined },
  isWanted: (invoice: Invoice) => boolean,
): Promise<InvoicePage> {
  let { startingAfter } = which;
  const isFromStart = startingAfter === undefined && which.subscription === undefined;
  const read: Invoice[] = [];
  for (let round = 0; ; round += 1) {
    const page = await translateErrors(
      stripe.invoices.list({
        customer: which.customer,
        expand: ["data.payments"],
        limit: round === 0 ? pageSize : skipPageSize,
        ...(which.subscription && { subscription: which.subscription }),
        ...(startingAfter && { starting_after: startingAfter }),
      }),
    );
    const all = page.data.flatMap(reshapeInvoice);
    read.push(...all);
    const invoices = all.filter(isWanted);
    // The cursor is the last invoice read, whether or not it is wanted.
    startingAfter = page.has_more ? page.data.at(-1)?.id : undefined;
    if (invoices.length > 0 || startingAfter === undefined || round === maxSkippedPages) {
      const isAll = isFromStart && startingAfter === undefined;
      return { invoices, nextCursor: startingAfter ?? null, open: isAll ? onlyUnpaid(read) : null };
    }
  }
}

const maxOpen = 500;

/**
 * Every open invoice of a customer with an amount left to pay, oldest first, whether or not it belongs to a
 * subscription.
 */
export async function listOpenInvoices(stripe: StripeClient, customerId: string): Promise<Invoice[]> {
  const pages = stripe.invoices.list({ customer: customerId, status: "open", limit: 100 });
  const found = await translateErrors(pages.autoPagingToArray({ limit: maxOpen }));
  return onlyUnpaid(found.flatMap(reshapeInvoice));
}

function onlyUnpaid(invoices: Invoice[]): Invoice[] {
  return invoices
    .filter(({ status, amountRemaining }) => status === "open" && amountRemaining > 0)
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
      description: from.description ?? largestLine(from)?.description ?? "",
      currency: from.currency,
      total: from.total,
      amountPaid: from.amount_paid,
      amountRemaining: from.amount_remaining,
      credited: from.pre_payment_credit_notes_amount + from.post_payment_credit_notes_amount,
      // In Stripe, a balance with credit is negative. The balance after the invoice is known once the invoice is final.
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
      // A scheduled attempt happens only while the invoice advances automatically.
      nextAttemptAt: from.auto_advance ? from.next_payment_attempt : null,
      dueAt: from.due_date,
      isAutomatic: from.collection_method === "charge_automatically",
    },
  ];
}

/** The invoice's main line. After a plan change, the first line is a credit for the old plan. */
function largestLine({ lines }: Stripe.Invoice): Stripe.InvoiceLineItem | undefined {
  return [...lines.data].sort((one, other) => other.amount - one.amount)[0];
}
