import "server-only";
import { retrieveCustomer } from "../../stripe/customers/customers";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import type { Visit } from "../visit/visit";

/**
 * Whether an amount that is due now could be charged at all: without a way to pay Stripe refuses with words that
 * are meant for programmers. Who pays by invoice needs none.
 */
export async function canBeCharged({ stripe }: Visit, subscription: Subscription): Promise<boolean> {
  if (subscription.sendsInvoices || subscription.hasOwnPaymentMethod) return true;
  return (await retrieveCustomer(stripe, subscription.customerId))?.hasPaymentMethod ?? false;
}
