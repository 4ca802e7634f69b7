import { StripeRefusal, invalidRequest } from "../wire/errors";
import type { Stored, World } from "../world";
import { finalizeInvoice } from "./invoice-finalization";
import { recordRefused } from "./invoice-outcome";
import { invoiceOf } from "./lookup";
import type { PaymentOutcome } from "./payment";
import { confirmPayment } from "./payment";
import { paymentMethodForInvoice } from "./payment-choice";
import { cancelPayment, openPaymentOf } from "./payment-intent";
import type { Customer, Invoice, Subscription } from "./records";
import { subscriptionOf } from "./records";
import { endSubscription } from "./subscription-end";

/** How collecting an invoice ended; `no_payment_method`: there was nothing to charge. */
export type Collection = PaymentOutcome | { status: "no_payment_method" };

type Means = { paymentMethod?: Stored | undefined; offSession: boolean };

/** Charges an open invoice to the payment method given, or to the one that is due to pay it. */
export function collectInvoice(
  world: World,
  invoice: Invoice,
  { paymentMethod, offSession }: Means,
): Collection {
  const open = openPaymentOf(world, invoice);
  if (!open) return { status: "succeeded" };
  const means = paymentMethod ?? paymentMethodForInvoice(world, invoice);
  if (means) return confirmPayment(world, open.intent, { paymentMethod: means, offSession });
  recordRefused(world, invoice);
  return { status: "no_payment_method" };
}

/** The invoice's own step forward in time: final, and charged where it is to be charged by itself. */
export function finalizeAndCollect(world: World, draft: Invoice, offSession: boolean): Invoice {
  const invoice = finalizeInvoice(world, draft);
  if (invoice.status === "open" && invoice.collection_method === "charge_automatically") {
    collectInvoice(world, invoice, { offSession });
  }
  return invoiceOf(world, invoice.id);
}

/** The refusal with which a request answers a payment that did not go through. */
export function paymentRefusal(
  world: World,
  invoice: Invoice,
  outcome: Collection,
  actionCode: string,
  keepsChanges: boolean,
): StripeRefusal | undefined {
  if (outcome.status === "succeeded") return undefined;
  if (outcome.status === "no_payment_method") return noPaymentMethod();
  const payment_intent = world.find("payment_intent", openPaymentOf(world, invoice)?.intent.id ?? "");
  if (outcome.status === "requires_action") {
    const message =
      "Payment for this invoice requires additional user action before it can be completed successfully. " +
      "Payment can be completed using the PaymentIntent associated with the invoice.";
    return new StripeRefusal(402, { type: "card_error", code: actionCode, message }, keepsChanges);
  }
  const { code, declineCode, message } = outcome.decline;
  const charge = payment_intent?.latest_charge;
  const declined = declineCode ? { decline_code: declineCode } : {};
  return new StripeRefusal(402, { type: "card_error", code, ...declined, message, charge }, keepsChanges);
}

/** Recorded: no `param`. */
export function noPaymentMethod(): StripeRefusal {
  return invalidRequest(
    "This customer has no attached payment source or default payment method. Please consider adding a default payment method. " +
      "For more information, visit https://stripe.com/docs/billing/subscriptions/payment-methods-setting#payment-method-priority.",
    { code: "resource_missing" },
  );
}

/**
 * Voids an open invoice: nothing is owed any more, and the customer's balance is as if it had not been. A first
 * invoice takes its incomplete subscription with it; the invoice of a pending update, that update.
 */
export function voidInvoice(world: World, invoice: Invoice): Invoice {
  cancelPayment(world, invoice);
  const customer = world.find<Customer>("customer", invoice.customer);
  const used = (invoice.ending_balance ?? invoice.starting_balance) - invoice.starting_balance;
  if (customer && !customer.deleted && used !== 0)
    world.change(customer, { balance: customer.balance - used });
  const voided = world.change<Invoice>(invoice, {
    amount_remaining: 0,
    auto_advance: false,
    next_payment_attempt: null,
    status: "void",
    status_transitions: { ...invoice.status_transitions, voided_at: world.now() },
  });
  const subscription = world.find<Subscription>("subscription", subscriptionOf(invoice) ?? "");
  if (subscription?._pending?.invoice === invoice.id) {
    world.change<Subscription>(subscription, { pending_update: null, _pending: null });
  } else if (subscription?.status === "incomplete" && invoice.billing_reason === "subscription_create") {
    endSubscription(world, subscription, { reason: "payment_failed", status: "incomplete_expired" });
  }
  return voided;
}
