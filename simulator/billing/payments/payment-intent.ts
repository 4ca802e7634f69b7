import { buildObject } from "../../schema/build-object";
import type { World } from "../../world";
import { type Invoice, type InvoicePayment, type PaymentIntent, subscriptionOf } from "../records";
import { optionsFor, paymentMethodTypes } from "./payment-method-types";

/** Creates the payment intent for an open invoice, and the invoice payment that links the two. */
export function openInvoicePayment(world: World, invoice: Invoice): PaymentIntent {
  const id = world.newId("pi");
  const intent = world.put(
    buildObject<PaymentIntent>("payment_intent", {
      id,
      amount: invoice.amount_due,
      amount_capturable: 0,
      amount_details: { tip: {} },
      amount_received: 0,
      capture_method: "automatic",
      client_secret: `${id}_secret_${world.newId("s").slice(2)}`,
      confirmation_method: "automatic",
      created: world.now(),
      currency: invoice.currency,
      customer: invoice.customer,
      description: describePayment(invoice),
      livemode: world.livemode,
      payment_details: { customer_reference: null, order_reference: invoice.id },
      payment_method_options: optionsFor(paymentMethodTypes(world)),
      payment_method_types: paymentMethodTypes(world),
      setup_future_usage: subscriptionOf(invoice) ? "off_session" : null,
      status: "requires_payment_method",
      transfer_data: null,
      _invoice: invoice.id,
    }),
  );
  world.put(
    buildObject<InvoicePayment>("invoice_payment", {
      id: world.newId("inpay"),
      amount_paid: null,
      amount_requested: invoice.amount_due,
      created: world.now(),
      currency: invoice.currency,
      invoice: invoice.id,
      is_default: true,
      livemode: world.livemode,
      payment: { type: "payment_intent", payment_intent: id },
      status: "open",
      status_transitions: { canceled_at: null, paid_at: null },
    }),
  );
  return intent;
}

/** `Subscription creation` is recorded. The other two values are from memory, unverified. */
function describePayment(invoice: Invoice): string | null {
  if (!subscriptionOf(invoice)) return null;
  return invoice.billing_reason === "subscription_create" ? "Subscription creation" : "Subscription update";
}

/** The open payment of an invoice, with its intent. */
export function openPaymentOf(
  world: World,
  invoice: Invoice,
): { payment: InvoicePayment; intent: PaymentIntent } | undefined {
  const payment = world
    .all<InvoicePayment>("invoice_payment")
    .find((one) => one.invoice === invoice.id && one.status === "open");
  const intent = payment && world.find<PaymentIntent>("payment_intent", payment.payment.payment_intent);
  return intent && { payment, intent };
}

/** Cancels an invoice's open payment and its intent. */
export function cancelPayment(world: World, invoice: Invoice): void {
  const open = openPaymentOf(world, invoice);
  if (!open) return;
  const at = world.now();
  world.change(open.payment, { status: "canceled", status_transitions: { canceled_at: at, paid_at: null } });
  world.change<PaymentIntent>(open.intent, {
    status: "canceled",
    canceled_at: at,
    cancellation_reason: "void_invoice",
    next_action: null,
  });
}
