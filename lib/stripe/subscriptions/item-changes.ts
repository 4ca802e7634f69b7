import "server-only";
import type { StripeClient } from "../connection/client";
import type { StepKey } from "../connection/step-key";
import type { SentDiscounts } from "../discounts/codes";
import { settleAttempt, type Unpaid } from "../payments/payments";
import { reshapeSubscription, type Subscription, subscriptionExpansions } from "./reshape";
import { clearedDetails, clearedReason, type PendingCancellation, undoEndParams } from "./undo-cancellation";

export type ItemChange = {
  subscriptionId: string;
  itemId: string;
  /** Null keeps the price, because a price that is no longer sold can't be sent again. */
  priceId: string | null;
  quantity: number;
  /** Whether to remove this item. The others stay. */
  removes?: true;
  /**
   * Seconds. The time of the preview, so that Stripe charges the amount shown. Null if nothing is prorated.
   */
  prorationDate: number | null;
  /**
   * Whether a new period starts now, as with a longer interval. With the same interval, the billing cycle is unchanged.
   */
  startsNewPeriod: boolean;
  /** Set if the change can't wait for its payment, as with a bank debit. */
  appliesAtOnce?: true;
  /**
   * Whether the subscription is paid by invoice. If so, nothing is charged now, and the difference is invoiced on the
   * usual terms.
   */
  sendsInvoices: boolean;
  /** All discounts after the change, if it includes a code. Without this field, they stay unchanged. */
  discounts?: SentDiscounts;
  /** The cancellation to undo with the change. Without this field, the end stays unchanged. */
  keeps?: PendingCancellation;
};

export type SwitchOutcome = { outcome: "applied" } | { outcome: "invoiced"; payUrl: string | null } | Unpaid;

/** Without the item's ID, Stripe would add a second item. Without a quantity, Stripe would reset the quantity to 1. */
export function toItemParams({
  itemId,
  priceId,
  quantity,
  removes,
}: Pick<ItemChange, "itemId" | "priceId" | "quantity" | "removes">) {
  if (removes) return { id: itemId, deleted: true };
  return { id: itemId, quantity, ...(priceId !== null && { price: priceId }) };
}

/**
 * Changes one item's price or quantity now. With `pending_if_incomplete`, the old state stays until the difference is
 * paid, so the customer never gets something unpaid because a card is declined or a bank asks for confirmation. Stripe
 * refuses that option for subscriptions paid by invoice, where the merchant trusts the customer to pay later. The
 * option also can't be combined with discounts or with undoing a cancellation, so a change that includes either
 * succeeds completely or not at all (`error_if_incomplete`). A bank debit takes days, and a change can't wait that
 * long, so the change takes effect while the money is on its way.
 *
 * @throws PortalError `payment_declined` if the card was declined. In that case, nothing is pending and nothing is
 *   owed.
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
      items: [toItemParams(change)],
      proration_behavior: isProrated ? "always_invoice" : "none",
      ...(change.prorationDate !== null && { proration_date: change.prorationDate }),
      ...(change.startsNewPeriod && { billing_cycle_anchor: { type: "now" as const } }),
      ...(change.discounts && { discounts: change.discounts }),
      ...(change.keeps && { ...undoEndParams(change.keeps), ...clearedDetails, metadata: clearedReason }),
      ...(!change.sendsInvoices && { payment_behavior: paymentBehavior(change) }),
      expand: subscriptionExpansions,
    },
    key("switch"),
  );
  const now = reshapeSubscription(updated);
  if (now.pendingUpdateExpiresAt === null || !now.latestInvoice) return switchOutcome(change, now);
  const settled = await settleAttempt(stripe, now.latestInvoice.id, key);
  return settled.outcome === "paid" ? { outcome: "applied" } : settled;
}

function paymentBehavior({ discounts, keeps, appliesAtOnce }: ItemChange) {
  if (discounts !== undefined || keeps !== undefined) return "error_if_incomplete" as const;
  return appliesAtOnce ? ("allow_incomplete" as const) : ("pending_if_incomplete" as const);
}

/** The outcome of a switch that took effect, read from the current subscription. */
export function switchOutcome(
  { sendsInvoices }: Pick<ItemChange, "sendsInvoices">,
  { latestInvoice }: Subscription,
): Exclude<SwitchOutcome, Unpaid> {
  const isOpen = latestInvoice?.status === "open" && latestInvoice.amountRemaining > 0;
  return sendsInvoices && isOpen
    ? { outcome: "invoiced", payUrl: latestInvoice.hostedUrl }
    : { outcome: "applied" };
}
