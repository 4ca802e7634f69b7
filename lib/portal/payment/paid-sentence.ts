import "server-only";
import { PortalError } from "../../errors";
import { hasEnded } from "../../operations/facts";
import { readProducts } from "../../stripe/catalogue/plans";
import { type Invoice, listOpenInvoices } from "../../stripe/payments/invoices";
import type { Payment } from "../../stripe/payments/payments";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { findSubscription } from "../../stripe/subscriptions/subscriptions";
import { planNameOf } from "../plan/plan-name";
import type { Visit } from "../visit/visit";
import type { Speaker } from "../words/sentences";
import { debtsOf, sumOf } from "./debts";

/**
 * The sentence for a paid invoice: what the customer gets, and what is still owed. The sentence is the same before and
 * after the payment. Data that can't be read is left out, because nothing may prevent a payment.
 */
export async function sayPaid(visit: Visit, payment: Payment, words: Speaker): Promise<string> {
  const { say, money } = words;
  const { occasion, currency } = payment;
  // Use the amount left to pay if the invoice is partly paid. Once it is paid, nothing is left, so use the total.
  const amount = money(payment.amountRemaining || payment.amountTotal, currency);
  const alone = say("paid.other", { amount });
  try {
    const subscription = await subscriptionOf(visit, payment);
    if (!subscription) return alone;
    const plan = await planPaidFor(visit, subscription, payment, words);
    const left = await stillOwed(visit, subscription, payment);
    const still = left.length > 0 ? say("paid.left", { left: sumOf(words, left) }) : null;
    // A paid renewal continues the subscription only if it hasn't ended, isn't about to end, and owes nothing more.
    const goesOn = !hasEnded(subscription) && subscription.endsAt === null && still === null;
    const isSaid = plan !== null && occasion !== "other" && (goesOn || occasion !== "renewal");
    if (isSaid) return words.join("sentence", [say(`paid.${occasion}`, { plan, amount }), still]);
    return still ? words.join("sentence", [say("paid.amount", { amount }), still]) : alone;
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    return alone;
  }
}

async function subscriptionOf(
  { stripe, customerIds }: Visit,
  { subscriptionId }: Payment,
): Promise<Subscription | null> {
  return subscriptionId === null ? null : findSubscription(stripe, customerIds, subscriptionId);
}

/** The subscription's other open invoices after this one is paid, except an invoice that a change waits for. */
async function stillOwed(
  { stripe }: Visit,
  subscription: Subscription,
  { invoiceId, customerId }: Payment,
): Promise<Invoice[]> {
  const open = await listOpenInvoices(stripe, customerId);
  const others = open.filter(({ id }) => id !== invoiceId).map((invoice) => ({ invoice, payment: null }));
  return debtsOf(subscription, others).map(({ invoice }) => invoice);
}

/** The customer's plan after the payment: the pending plan if it waits for this invoice, otherwise the current plan. */
async function planPaidFor(
  { stripe, service }: Visit,
  subscription: Subscription,
  { invoiceId }: Payment,
  words: Speaker,
): Promise<string | null> {
  const { pendingProductIds, latestInvoice } = subscription;
  if (pendingProductIds.length === 0 || latestInvoice?.id !== invoiceId) {
    return planNameOf(stripe, service, subscription, words);
  }
  const tiers = service?.tiers.map(({ productId }) => productId) ?? [];
  const productId = pendingProductIds.find((id) => tiers.includes(id)) ?? pendingProductIds[0];
  const [product] = await readProducts(stripe, productId ? [productId] : [], { isDisplayOnly: true });
  return product?.name ?? null;
}
