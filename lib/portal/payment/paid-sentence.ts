import "server-only";
import type { Payment } from "../../stripe/payments";
import { readProducts } from "../../stripe/plans";
import { findSubscription } from "../../stripe/subscriptions";
import { PortalError } from "../errors";
import { planNameOf } from "../plan/plan-name";
import type { Speaker } from "../sentences";
import type { Visit } from "../visit";

/**
 * What to say once this invoice is paid: what the customer has for it. Says the same before and after the payment,
 * and does without the name where the catalogue cannot be read: nothing may stand in the way of paying.
 */
export async function sayPaid(visit: Visit, payment: Payment, words: Speaker): Promise<string> {
  const amount = words.money(payment.amountTotal, payment.currency);
  try {
    const plan = await planPaidFor(visit, payment, words);
    if (plan) return words.say(`paid.${payment.occasion}`, { plan, amount });
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
  }
  return words.say("paid.other", { amount });
}

/** The plan the customer is on when it is paid: the one that waits, where one waits for just this invoice. */
async function planPaidFor(
  { stripe, customerIds, service }: Visit,
  { subscriptionId, invoiceId }: Payment,
  words: Speaker,
): Promise<string | null> {
  const subscription = subscriptionId && (await findSubscription(stripe, customerIds, subscriptionId));
  if (!subscription) return null;
  const { pendingProductIds, latestInvoice } = subscription;
  if (pendingProductIds.length === 0 || latestInvoice?.id !== invoiceId) {
    return planNameOf(stripe, service, subscription, words);
  }
  const tiers = service?.tiers.map(({ productId }) => productId) ?? [];
  const productId = pendingProductIds.find((id) => tiers.includes(id)) ?? pendingProductIds[0];
  const [product] = await readProducts(stripe, productId ? [productId] : []);
  return product?.name ?? null;
}
