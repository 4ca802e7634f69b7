import type { World } from "../../world";
import { recordPaid } from "../invoices/invoice-outcome";
import { cancelPayment, openPaymentOf } from "../payments/payment-intent";
import type { Invoice, InvoicePayment, PaymentIntent } from "../records";

/**
 * Reduces the amount due on an invoice by `amount` (minor units; a negative amount increases the amount due). As
 * documented, an invoice with nothing left to pay counts as paid without a payment, so `amount_paid` doesn't include
 * the credit.
 */
export function creditOpenInvoice(world: World, invoice: Invoice, amount: number): Invoice {
  const credited = world.change<Invoice>(invoice, {
    amount_due: invoice.amount_due - amount,
    amount_remaining: invoice.amount_remaining - amount,
    pre_payment_credit_notes_amount: invoice.pre_payment_credit_notes_amount + amount,
  });
  if (credited.amount_remaining > 0) return updatePaymentAmount(world, credited);
  cancelPayment(world, credited);
  return recordPaid(world, credited);
}

/** Sets the open payment's amount to what remains to be paid. */
function updatePaymentAmount(world: World, invoice: Invoice): Invoice {
  const open = openPaymentOf(world, invoice);
  if (!open) return invoice;
  world.change<PaymentIntent>(open.intent, { amount: invoice.amount_remaining });
  world.change<InvoicePayment>(open.payment, { amount_requested: invoice.amount_remaining });
  return invoice;
}
