import "server-only";
import type { StripeClient } from "../connection/client";
import type { SentDiscounts } from "../discounts/codes";
import { withoutDetails, withoutEnd, withoutReason } from "./keeping";
import type { WaitingEnd } from "./keeping";
import { settleAttempt } from "../payments/payments";
import type { Unpaid } from "../payments/payments";
import { reshapeSubscription, subscriptionExpansions } from "./reshape";
import type { Subscription } from "./reshape";
import type { StepKey } from "../connection/step-key";

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
  /** No change may wait for a payment with what pays for it, such as a bank debit. */
  appliesAtOnce?: true;
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
 * A bank debit takes days, for which no change may wait: it takes effect while the money is on its way.
 *
 * @throws PortalError `payment_declined` when the card was declined; then nothing waits and nothing is owed.
 */
export async function switchItem(
  stripe: StripeClient,
  change: ItemChange,
  key: StepKey,
): Promise<SwitchOutcome> {
  const isProrated = change.prorationDate !== null;
  const updated = await stripe.subscriptions.update(
    change.subscriptionId,
    {
      items: [switchedItem(change)],
      proration_behavior: isProrated ? "always_invoice" : "none",
      ...(change.prorationDate !== null && { proration_date: change.prorationDate }),
      ...(change.startsNewPeriod && { billing_cycle_anchor: { type: "now" as const } }),
      ...(change.discounts && { discounts: change.discounts }),
      ...(change.keeps && { ...withoutEnd(change.keeps), ...withoutDetails, metadata: withoutReason }),
      ...(!change.sendsInvoices && { payment_behavior: behaviorOf(change) }),
      expand: subscriptionExpansions,
    },
    key("switch"),
  );
  const now = reshapeSubscription(updated);
  if (now.pendingUpdateExpiresAt === null || !now.latestInvoice) return switchOutcome(change, now);
  const settled = await settleAttempt(stripe, now.latestInvoice.id, key);
  return settled.outcome === "paid" ? { outcome: "applied" } : settled;
}

function behaviorOf({ discounts, keeps, appliesAtOnce }: ItemChange) {
  if (discounts !== undefined || keeps !== undefined) return "error_if_incomplete" as const;
  return appliesAtOnce ? ("allow_incomplete" as const) : ("pending_if_incomplete" as const);
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
