import "server-only";
import { retrieveCustomer } from "../../stripe/customers/customers";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import type { Visit } from "../visit/visit";

/**
 * Whether an amount due now could be charged at all. Without a payment method, Stripe's refusal is worded for
 * programmers. Customers who pay by invoice need none.
 */
export async function canBeCharged({ stripe }: Visit, subscription: Subscription): Promise<boolean> {
  if (subscription.sendsInvoices || subscription.hasOwnPaymentMethod) return true;
  return (await retrieveCustomer(stripe, subscription.customerId))?.hasPaymentMethod ?? false;
}
