import "server-only";
import { asking } from "../../stripe/connection/errors";
import { readPayment } from "../../stripe/payments/payments";
import type { Payment } from "../../stripe/payments/payments";
import { findSubscription } from "../../stripe/subscriptions/subscriptions";
import { PortalError } from "../../errors";
import { isInView } from "../visit/in-view";
import type { Visit } from "../visit/visit";

/** The second part of a quote for paying an invoice. */
export const paymentQuote = "pay_invoice";

/**
 * How it stands with an invoice, if it is one of this customer's and in view. Somebody else's and one that does not
 * exist get the same answer.
 *
 * @throws PortalError `not_found`.
 */
export async function paymentInView(visit: Visit, invoiceId: string): Promise<Payment> {
  const payment = await asking(readPayment(visit.stripe, invoiceId));
  if (!payment || !visit.customerIds.includes(payment.customerId))
    throw new PortalError("not_found", "invoice");
  if (!(await isShown(visit, payment))) throw new PortalError("not_found", "invoice");
  return payment;
}

async function isShown(visit: Visit, { subscriptionId }: Payment): Promise<boolean> {
  if (visit.settings.showAllInvoices) return true;
  if (subscriptionId === null) return false;
  if (!visit.onlySubscriptionId || visit.onlySubscriptionId === subscriptionId) return true;
  // One that was started in place of the subscription in view is in view with it.
  const subscription = await findSubscription(visit.stripe, visit.customerIds, subscriptionId);
  return subscription !== null && isInView(visit, subscription);
}

/**
 * The same, if it can be paid here and now with a saved card.
 *
 * @throws PortalError `not_found`; `state_changed` with the reason when there is nothing to pay any more;
 * `not_allowed` when it is not charged to a card, or when there is none.
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
