import "server-only";
import { PortalError } from "../../errors";
import { translateErrors } from "../../stripe/connection/errors";
import { type Payment, readPayment } from "../../stripe/payments/payments";
import { findSubscription } from "../../stripe/subscriptions/subscriptions";
import { isInView } from "../visit/in-view";
import type { Visit } from "../visit/visit";

/** The context that binds a quote to paying an invoice. */
export const paymentQuote = "pay_invoice";

/**
 * The state of an invoice's payment, if the invoice belongs to this customer and is in view. An invoice of another
 * customer gets the same error as an invoice that doesn't exist.
 *
 * @throws PortalError `not_found`.
 */
export async function paymentInView(visit: Visit, invoiceId: string): Promise<Payment> {
  const payment = await translateErrors(readPayment(visit.stripe, invoiceId));
  if (!payment || !visit.customerIds.includes(payment.customerId))
    throw new PortalError("not_found", "invoice");
  if (!(await isShown(visit, payment))) throw new PortalError("not_found", "invoice");
  return payment;
}

async function isShown(visit: Visit, { subscriptionId }: Payment): Promise<boolean> {
  if (visit.settings.showAllInvoices) return true;
  if (subscriptionId === null) return false;
  if (!visit.onlySubscriptionId || visit.onlySubscriptionId === subscriptionId) return true;
  // The successor of the subscription in view is in view too.
  const subscription = await findSubscription(visit.stripe, visit.customerIds, subscriptionId);
  return subscription !== null && isInView(visit, subscription);
}

/**
 * Like `paymentInView`, but only if a saved card can pay the invoice now.
 *
 * @throws PortalError `not_found`; `state_changed` with the reason if nothing is left to pay; `not_allowed` if the
 * invoice isn't charged to a card or there is no card.
 */
export async function payableInView(visit: Visit, invoiceId: string) {
  const payment = await paymentInView(visit, invoiceId);
  const { state, paymentMethod } = payment;
  if (state === "paid") throw new PortalError("state_changed", "paid_meanwhile");
  if (state === "closed") throw new PortalError("state_changed", "invoice_closed");
  if (state === "processing") throw new PortalError("state_changed", "payment_processing");
  if (!payment.isAutomatic) throw new PortalError("not_allowed", "paid_by_link");
  if (!paymentMethod) throw new PortalError("not_allowed", "no_card");
  return { payment, paymentMethod };
}
