import { requireObject } from "../../require-object";
import { invalidRequest } from "../../wire/errors";
import type { World } from "../../world";
import { invoiceOf } from "../lookup";
import { paymentMethodForInvoice } from "../payments/payment-choice";
import { cancelPayment, openPaymentOf } from "../payments/payment-intent";
import { noPaymentMethod, paymentRefusal } from "../payments/payment-refusal";
import type { Invoice } from "../records";
import { collectInvoice } from "./invoice-collection";
import { finalizeInvoice } from "./invoice-finalization";
import { recordPaid } from "./invoice-outcome";

export type PayParams = { payment_method?: string; paid_out_of_band?: boolean; off_session?: boolean };

/**
 * Pays an invoice by request, off-session by default. After a decline, the counted attempt, the intent and
 * the charge remain visible.
 */
export function payInvoice(world: World, invoice: Invoice, params: PayParams): Invoice {
  refuseUnpayable(invoice);
  const open = invoice.status === "draft" ? finalizeInvoice(world, invoice) : invoice;
  if (open.status === "paid") return open;
  if (params.paid_out_of_band) {
    cancelPayment(world, open);
    return recordPaid(world, open);
  }
  refuseWhileProcessing(world, open);
  const paymentMethod = params.payment_method
    ? requireObject(world, "payment_method", params.payment_method, "payment_method")
    : paymentMethodForInvoice(world, open);
  if (!paymentMethod) throw noPaymentMethod();
  const outcome = collectInvoice(world, open, { paymentMethod, offSession: params.off_session ?? true });
  if (outcome.status === "succeeded" || outcome.status === "processing") return invoiceOf(world, open.id);
  throw paymentRefusal(world, open, outcome, {
    actionCode: "invoice_payment_intent_requires_action",
    keepsChanges: true,
  });
}

/** Refuses another charge while a charge is processing. The error's text is from memory and unverified. */
function refuseWhileProcessing(world: World, invoice: Invoice): void {
  const open = openPaymentOf(world, invoice);
  if (open?.intent.status !== "processing") return;
  throw invalidRequest("This invoice cannot be paid: a payment of it is processing.", {
    code: "payment_intent_unexpected_state",
  });
}

function refuseUnpayable({ status }: Invoice): void {
  if (status === "paid") throw invalidRequest("Invoice is already paid");
  if (status === "void") throw invalidRequest("You cannot pay an invoice that is void.");
}
