import type { Stored, World } from "../../world";
import { customerOf, subscriptionById } from "../lookup";
import { type Customer, type Invoice, type Subscription, subscriptionOf } from "../records";

/** The payment method charged for a subscription: its own default, then its source, then the customer's. */
export function paymentMethodFor(
  world: World,
  customer: Customer,
  subscription: Subscription | null,
): Stored | undefined {
  const inOrder = [
    subscription?.default_payment_method,
    subscription?.default_source,
    customer.invoice_settings.default_payment_method,
    customer.default_source,
  ];
  const first = inOrder.find((id) => typeof id === "string");
  return first ? findAttached(world, first, customer) : undefined;
}

/** An invoice's own payment method takes precedence over its subscription's. */
export function paymentMethodForInvoice(world: World, invoice: Invoice): Stored | undefined {
  const customer = customerOf(world, invoice.customer);
  if (customer.deleted) return undefined;
  if (invoice.default_payment_method) return findAttached(world, invoice.default_payment_method, customer);
  const id = subscriptionOf(invoice);
  return paymentMethodFor(world, customer, id === null ? null : subscriptionById(world, id));
}

/** A detached payment method can no longer be charged. */
function findAttached(world: World, id: string, customer: Customer): Stored | undefined {
  const paymentMethod = world.find("payment_method", id);
  return paymentMethod?.customer === customer.id ? paymentMethod : undefined;
}
