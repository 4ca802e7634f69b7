import type Stripe from "stripe";
import type { BuiltIds } from "./stories/build";

/** Stripe's data on one subscription at one moment of its customer's test clock, as Stripe returns it. */
export type StripeSnapshot = {
  /** Seconds. */
  now: number;
  subscription: Stripe.Subscription;
  schedule: Stripe.SubscriptionSchedule | null;
  /** Every invoice of the customer, newest first. `isOnItsWay`: a payment is in progress. */
  invoices: (Stripe.Invoice & { isOnItsWay: boolean })[];
  /** The amounts of pending invoice items, which the next invoice adds to the period's price. */
  pending: number[];
  hasPaymentMethod: boolean;
};

export async function readSnapshot(stripe: Stripe, built: BuiltIds): Promise<StripeSnapshot> {
  const [clock, subscription, customer, invoices, items] = await Promise.all([
    stripe.testHelpers.testClocks.retrieve(built.clock),
    stripe.subscriptions.retrieve(built.subscription, { expand: ["schedule.phases.items.price"] }),
    stripe.customers.retrieve(built.customer),
    stripe.invoices.list({ customer: built.customer, limit: 100 }),
    stripe.invoiceItems.list({ customer: built.customer, pending: true }),
  ]);
  if (customer.deleted) throw new Error("The customer of this row was deleted.");
  return {
    now: clock.frozen_time,
    subscription,
    schedule: typeof subscription.schedule === "string" ? null : subscription.schedule,
    invoices: await Promise.all(invoices.data.map((invoice) => withPayment(stripe, invoice))),
    pending: items.data.map(({ amount }) => amount),
    hasPaymentMethod: Boolean(
      subscription.default_payment_method ?? customer.invoice_settings.default_payment_method,
    ),
  };
}

async function withPayment(stripe: Stripe, invoice: Stripe.Invoice) {
  if (invoice.status !== "open") return { ...invoice, isOnItsWay: false };
  const expand = ["data.payment.payment_intent"];
  const payments = await stripe.invoicePayments.list({ invoice: invoice.id, expand });
  const isOnItsWay = payments.data.some(({ payment: { payment_intent: intent } }) => {
    return typeof intent === "object" && intent?.status === "processing";
  });
  return { ...invoice, isOnItsWay };
}
