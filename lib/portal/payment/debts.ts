import type { Invoice } from "../../stripe/invoices";
import type { Payment } from "../../stripe/payments";
import type { Subscription } from "../../stripe/reshape";
import type { Speaker } from "../sentences";

/** An open invoice, and how it stands with its payment; null where that was not read. */
export type Debt = { invoice: Invoice; payment: Payment | null };

/** The first payment of a subscription, of a change or of a resumption: nothing is owed before it is made. */
const isForWhatWaits = ({ status, pendingUpdateExpiresAt }: Subscription) =>
  pendingUpdateExpiresAt !== null || status === "incomplete" || status === "paused";

/** The open invoice that something waits for, which is then always the newest; null where nothing does. */
export function waitingIn(subscription: Subscription, open: Debt[]): Debt | null {
  if (!isForWhatWaits(subscription)) return null;
  return open.find(({ invoice }) => invoice.id === subscription.latestInvoice?.id) ?? null;
}

/**
 * What is owed for a subscription, oldest first: every open invoice, not the newest alone, which may be a draft. A draft
 * is announced and not owed yet (STRIPE 2.6).
 */
export function debtsOf(subscription: Subscription, open: Debt[]): Debt[] {
  const waiting = waitingIn(subscription, open);
  return open.filter((debt) => debt.invoice.subscriptionId === subscription.id && debt !== waiting);
}

/** A payment of it is under way, so that it is neither due nor to be paid again. */
export const isOnItsWay = ({ payment }: Debt): boolean => payment?.state === "processing";

/** "$98.00": what is left to pay of them together; a sum for each currency, which have none in common. */
export function sumOf(
  { money }: Pick<Speaker, "money">,
  invoices: readonly Pick<Invoice, "amountRemaining" | "currency">[],
): string {
  const sums = new Map<string, number>();
  for (const { amountRemaining, currency } of invoices)
    sums.set(currency, (sums.get(currency) ?? 0) + amountRemaining);
  return [...sums].map(([currency, sum]) => money(sum, currency)).join(" + ");
}
