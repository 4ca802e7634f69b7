import "server-only";
import { retrieveCustomer } from "../../stripe/customers/customers";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import type { Visit } from "../visit/visit";

/**
 * True if an amount due now could be charged. Call this before charging, because Stripe's error for a missing payment
 * method is worded for developers. Customers who pay by invoice need no payment method.
 */
export async function canBeCharged({ stripe }: Visit, subscription: Subscription): Promise<boolean> {
  if (subscription.sendsInvoices || subscription.hasOwnPaymentMethod) return true;
  return (await retrieveCustomer(stripe, subscription.customerId))?.hasPaymentMethod ?? false;
}
