import type { Stored, World } from "../../world";
import { invoiceOf } from "../lookup";
import { confirmPayment, type PaymentOutcome } from "../payments/payment";
import { paymentMethodForInvoice } from "../payments/payment-choice";
import { openPaymentOf } from "../payments/payment-intent";
import type { Invoice } from "../records";
import { finalizeInvoice } from "./invoice-finalization";
import { recordDecline } from "./invoice-outcome";

/** The result of collecting an invoice. `no_payment_method`: the customer has no payment method to charge. */
export type CollectionResult = PaymentOutcome | { status: "no_payment_method" };

type CollectionOptions = { paymentMethod?: Stored | undefined; offSession: boolean };

/** Charges an open invoice to the given payment method, or to the one that applies by default. */
export function collectInvoice(
  world: World,
  invoice: Invoice,
  { paymentMethod, offSession }: CollectionOptions,
): CollectionResult {
  const open = openPaymentOf(world, invoice);
  if (!open) return { status: "succeeded" };
  const means = paymentMethod ?? paymentMethodForInvoice(world, invoice);
  if (means) return confirmPayment(world, open.intent, { paymentMethod: means, offSession });
  recordDecline(world, invoice);
  return { status: "no_payment_method" };
}

/** Finalizes a draft, and charges it if it is collected automatically. */
export function finalizeAndCollect(world: World, draft: Invoice, offSession: boolean): Invoice {
  const invoice = finalizeInvoice(world, draft);
  if (invoice.status === "open" && invoice.collection_method === "charge_automatically") {
    collectInvoice(world, invoice, { offSession });
  }
  return invoiceOf(world, invoice.id);
}
