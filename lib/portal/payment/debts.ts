import type { Invoice } from "../../stripe/payments/invoices";
import type { Payment } from "../../stripe/payments/payments";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import type { Speaker } from "../words/sentences";

/** An open invoice and the state of its payment. `payment` is null if its state wasn't read. */
export type Debt = { invoice: Invoice; payment: Payment | null };

/**
 * True if a subscription, change or resumption takes effect only when the newest invoice is paid. The customer doesn't
 * owe that invoice.
 */
const awaitsPayment = ({ status, pendingUpdateExpiresAt, isResuming }: Subscription) =>
  pendingUpdateExpiresAt !== null || status === "incomplete" || isResuming;

/**
 * The open invoice that a subscription, change or resumption waits for. It is always the newest invoice. Null if there
 * is none.
 */
export function awaitedInvoice(subscription: Subscription, open: Debt[]): Debt | null {
  if (!awaitsPayment(subscription)) return null;
  return open.find(({ invoice }) => invoice.id === subscription.latestInvoice?.id) ?? null;
}

/**
 * Returns the debts of a subscription, oldest first. Includes every open invoice, because the newest invoice may be a
 * draft. A draft is announced but not owed yet.
 */
export function debtsOf(subscription: Subscription, open: Debt[]): Debt[] {
  const waiting = awaitedInvoice(subscription, open);
  return open.filter((debt) => debt.invoice.subscriptionId === subscription.id && debt !== waiting);
}

/** Stripe doesn't retry payments in these states, whatever an invoice says. */
const neverRetriedStatuses: Subscription["status"][] = ["unpaid", "canceled", "incomplete_expired"];

/**
 * When Stripe next tries to collect automatically, in seconds. Null if it won't, or only after the subscription's end.
 */
export function nextRetryAt(
  { status, endsAt }: Pick<Subscription, "status" | "endsAt">,
  debt: Debt,
): number | null {
  const { isAutomatic, nextAttemptAt: at } = debt.invoice;
  if (!isAutomatic || at === null || isOnItsWay(debt) || neverRetriedStatuses.includes(status)) return null;
  return endsAt !== null && at >= endsAt ? null : at;
}

/** True if Stripe still tries to collect any debt before the subscription ends. */
export const isStillRetried = (subscription: Subscription, open: Debt[]): boolean =>
  debtsOf(subscription, open).some((debt) => nextRetryAt(subscription, debt) !== null);

/** True if a payment is in progress, so the invoice is neither due nor payable again. */
export const isOnItsWay = ({ payment }: Debt): boolean => payment?.state === "processing";

/** "$98.00": the total left to pay, with a separate sum per currency. */
export function sumOf(
  { money }: Pick<Speaker, "money">,
  invoices: readonly Pick<Invoice, "amountRemaining" | "currency">[],
): string {
  const sums = new Map<string, number>();
  for (const { amountRemaining, currency } of invoices)
    sums.set(currency, (sums.get(currency) ?? 0) + amountRemaining);
  return [...sums].map(([currency, sum]) => money(sum, currency)).join(" + ");
}
