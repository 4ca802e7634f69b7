import "server-only";
import type Stripe from "stripe";
import type { CancellationFeedback } from "../portal/vocabulary";
import type { StripeClient } from "./client";
import type { SentDiscounts } from "./codes";
import { asking, isMissing } from "./errors";
import { withoutEnd, withoutReason } from "./keeping";
import type { WaitingEnd } from "./keeping";
import { settleAttempt, voidOpenInvoice } from "./payments";
import type { Unpaid } from "./payments";
import { listedExpansions, operationMark, reshapeSubscription, subscriptionExpansions } from "./reshape";
import type { Subscription } from "./reshape";
import type { StepKey } from "./step-key";

export type { StepKey };

const mostShown = 500;

/** Every subscription of a customer, ended ones too, newest first. */
export function listSubscriptions(stripe: StripeClient, customerId: string): Promise<Subscription[]> {
  return asking(readSubscriptions(stripe, customerId));
}

/** The same, with Stripe's errors as they are: for an operation that is being carried out, which must know them. */
export async function readSubscriptions(stripe: StripeClient, customerId: string): Promise<Subscription[]> {
  const pages = stripe.subscriptions.list({
    customer: customerId,
    status: "all",
    limit: 100,
    expand: listedExpansions,
  });
  const found = await pages.autoPagingToArray({ limit: mostShown });
  const prices = await pricesElsewhere(stripe, found);
  return found.map((one) => {
    const items = one.items.data.map((item) => ({ ...item, price: prices.get(item.price.id) ?? item.price }));
    return reshapeSubscription({ ...one, items: { ...one.items, data: items } });
  });
}

/** The prices that are paid in another currency than their own, with all their currencies: rare, so asked for one by one. */
async function pricesElsewhere(
  stripe: StripeClient,
  subscriptions: Stripe.Subscription[],
): Promise<Map<string, Stripe.Price>> {
  const elsewhere = subscriptions.flatMap(({ currency, items }) =>
    items.data.filter(({ price }) => price.currency !== currency).map(({ price }) => price.id),
  );
  const prices = await Promise.all(
    [...new Set(elsewhere)].map((id) => stripe.prices.retrieve(id, { expand: ["currency_options"] })),
  );
  return new Map(prices.map((price) => [price.id, price]));
}

/** Whether the customer has or had any subscription at all. */
export async function hasSubscription(stripe: StripeClient, customerId: string): Promise<boolean> {
  const page = await asking(stripe.subscriptions.list({ customer: customerId, status: "all", limit: 1 }));
  return page.data.length > 0;
}

/**
 * The subscription, read now, if it belongs to one of these customers. A stranger's and one that does not exist
 * get the same answer: null.
 */
export async function findSubscription(
  stripe: StripeClient,
  customerIds: string[],
  id: string,
): Promise<Subscription | null> {
  try {
    const found = await readSubscription(stripe, id);
    return customerIds.includes(found.customerId) ? found : null;
  } catch (error) {
    if (isMissing(error)) return null;
    return asking(Promise.reject(error));
  }
}

/** The same of whoever's it is, with Stripe's errors as they are: for an operation that is being carried out. */
export async function readSubscription(stripe: StripeClient, id: string): Promise<Subscription> {
  return reshapeSubscription(await stripe.subscriptions.retrieve(id, { expand: subscriptionExpansions }));
}

export type ItemChange = {
  subscriptionId: string;
  itemId: string;
  /** Null leaves the price as it is: one that is no longer sold could not be named again. */
  priceId: string | null;
  quantity: number;
  /** The item goes, and the others stay. */
  removes?: true;
  /** Seconds; the instant of the preview, so that Stripe charges what was shown. Null when nothing is prorated. */
  prorationDate: number | null;
  /** A longer interval starts a new period now; within an interval the cycle stays. */
  startsNewPeriod: boolean;
  /** Paid by invoice: nothing is charged now, and the difference comes as an invoice with the usual terms. */
  sendsInvoices: boolean;
  /** The whole list, where a code comes with the change; without it they stay as they are. */
  discounts?: SentDiscounts;
  /** The cancellation that is taken back with the change; without it the end stays as it is. */
  keeps?: WaitingEnd;
};

export type SwitchOutcome = { outcome: "applied" } | { outcome: "invoiced"; payUrl: string | null } | Unpaid;

/** Without the id Stripe adds a second item, and without the quantity it falls back to 1. */
export function switchedItem({
  itemId,
  priceId,
  quantity,
  removes,
}: Pick<ItemChange, "itemId" | "priceId" | "quantity" | "removes">) {
  if (removes) return { id: itemId, deleted: true };
  return { id: itemId, quantity, ...(priceId !== null && { price: priceId }) };
}

/**
 * Moves one item to another price or quantity now. `pending_if_incomplete`: the old one stays until the difference
 * is paid, so a declined card or a bank's question never leaves the customer with something that was not paid for.
 * Where invoices are sent Stripe refuses that, and the merchant trusts the customer to pay later. It takes neither
 * discounts nor a cancellation back, so with one of them the change happens whole or not at all (`error_if_incomplete`).
 *
 * @throws PortalError `payment_declined` when the card was declined; then nothing waits and nothing is owed.
 */
export async function switchItem(
  stripe: StripeClient,
  change: ItemChange,
  key: StepKey,
): Promise<SwitchOutcome> {
  const isProrated = change.prorationDate !== null;
  const isWhole = change.discounts !== undefined || change.keeps !== undefined;
  const updated = await stripe.subscriptions.update(
    change.subscriptionId,
    {
      items: [switchedItem(change)],
      proration_behavior: isProrated ? "always_invoice" : "none",
      ...(change.prorationDate !== null && { proration_date: change.prorationDate }),
      ...(change.startsNewPeriod && { billing_cycle_anchor: { type: "now" as const } }),
      ...(change.discounts && { discounts: change.discounts }),
      ...(change.keeps && { ...withoutEnd(change.keeps), metadata: withoutReason }),
      ...(!change.sendsInvoices && {
        payment_behavior: isWhole ? ("error_if_incomplete" as const) : ("pending_if_incomplete" as const),
      }),
      expand: subscriptionExpansions,
    },
    key("switch"),
  );
  const now = reshapeSubscription(updated);
  if (now.pendingUpdateExpiresAt === null || !now.latestInvoice) return switchOutcome(change, now);
  const settled = await settleAttempt(stripe, now.latestInvoice.id, key);
  return settled.outcome === "paid" ? { outcome: "applied" } : settled;
}

/** How a switch ended that took effect, from the subscription as it is now. */
export function switchOutcome(
  { sendsInvoices }: Pick<ItemChange, "sendsInvoices">,
  { latestInvoice }: Subscription,
): Exclude<SwitchOutcome, Unpaid> {
  const isOpen = latestInvoice?.status === "open" && latestInvoice.amountRemaining > 0;
  return sendsInvoices && isOpen
    ? { outcome: "invoiced", payUrl: latestInvoice.hostedUrl }
    : { outcome: "applied" };
}

export type Cancellation = {
  subscriptionId: string;
  operationId: string;
  feedback: CancellationFeedback | null;
  comment: string | null;
};

/**
 * Ends the subscription at the end of its period; with several intervals, at the latest of them, because the
 * boolean would mean the earliest. The reason goes where Stripe keeps it and into the metadata.
 */
export async function endAtPeriodEnd(
  stripe: StripeClient,
  cancellation: Cancellation & { hasMixedIntervals: boolean },
  key: StepKey,
): Promise<void> {
  await stripe.subscriptions.update(
    cancellation.subscriptionId,
    {
      ...(cancellation.hasMixedIntervals
        ? { cancel_at: "max_period_end" as const }
        : { cancel_at_period_end: true }),
      cancellation_details: details(cancellation),
      metadata: reasonAsMetadata(cancellation),
    },
    key("cancel"),
  );
}

/**
 * Ends the subscription now, without a credit for the rest of the period. Metered usage would be lost unless it
 * is invoiced with the ending. The reason goes first: ending takes no metadata.
 */
export async function endNow(
  stripe: StripeClient,
  cancellation: Cancellation & { hasUnbilledUsage: boolean },
  key: StepKey,
): Promise<void> {
  await stripe.subscriptions.update(
    cancellation.subscriptionId,
    { metadata: reasonAsMetadata(cancellation) },
    key("reason"),
  );
  // DELETE carries no idempotency key; ending twice is refused by Stripe and counts as done (see `cancellation`).
  await stripe.subscriptions.cancel(cancellation.subscriptionId, {
    prorate: false,
    invoice_now: cancellation.hasUnbilledUsage,
    cancellation_details: details(cancellation),
  });
}

/**
 * Gives up a subscription that waits for its first payment. Voiding its first invoice is what ends it: nothing is
 * owed then, and it counts as never started. Should Stripe leave it waiting, it is canceled as well.
 *
 * @throws PortalError `state_changed` when it was paid in the meantime.
 */
export async function discardUnstarted(
  stripe: StripeClient,
  cancellation: Cancellation & { hasUnbilledUsage: boolean; invoiceId: string },
  key: StepKey,
): Promise<void> {
  const { subscriptionId, invoiceId } = cancellation;
  await stripe.subscriptions.update(
    subscriptionId,
    { metadata: reasonAsMetadata(cancellation) },
    key("reason"),
  );
  await voidOpenInvoice(stripe, invoiceId, key);
  const { status } = await stripe.subscriptions.retrieve(subscriptionId);
  if (status === "incomplete") await endNow(stripe, cancellation, key);
}

function details({ feedback, comment }: Cancellation) {
  return { ...(feedback && { feedback }), ...(comment && { comment }) };
}

/** The habit of Servicebot's users: the reason can be found in the metadata of the subscription too. */
function reasonAsMetadata({ operationId, feedback, comment }: Cancellation): Record<string, string> {
  return {
    [operationMark]: operationId,
    ...(feedback && { cancellation_reason: feedback }),
    ...(comment && { cancellation_comment: comment }),
  };
}
