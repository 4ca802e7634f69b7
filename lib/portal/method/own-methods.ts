import "server-only";
import { z } from "zod";
import { PortalError } from "../../errors";
import type { StripeClient } from "../../stripe/connection/client";
import { type Customer, retrieveCustomer } from "../../stripe/customers/customers";
import { listPaymentMethods, type PaymentMethod } from "../../stripe/methods/payment-methods";

/** A payment method's ID as sent by a page. */
export const methodIdSchema = z.string().regex(/^[A-Za-z0-9_]{1,255}$/);

type OwnMethod = { customer: Customer; method: PaymentMethod };

/**
 * The payment method, if this customer has saved it, with the customer's current data. Another customer's method gets
 * the same error as a method that doesn't exist.
 *
 * @throws PortalError `invalid` with `method_gone`.
 */
export async function findOwnMethod(
  stripe: StripeClient,
  customerId: string,
  id: string,
): Promise<OwnMethod> {
  const [customer, all] = await Promise.all([
    retrieveCustomer(stripe, customerId),
    listPaymentMethods(stripe, customerId),
  ]);
  const method = all.find((one) => one.id === id);
  if (!customer || !method) throw new PortalError("invalid", "method_gone");
  return { customer, method };
}
