import type { Stored, World } from "../../world";
import { customerOf, subscriptionById } from "../lookup";
import type { Customer, Invoice, Subscription } from "../records";
import { subscriptionOf } from "../records";

/** What is charged for a subscription: its own default goes before its source, then the customer's. */
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
  return first ? attached(world, first, customer) : undefined;
}

/** An invoice's own choice goes before its subscription's. */
export function paymentMethodForInvoice(world: World, invoice: Invoice): Stored | undefined {
  const customer = customerOf(world, invoice.customer);
  if (customer.deleted) return undefined;
  if (invoice.default_payment_method) return attached(world, invoice.default_payment_method, customer);
  const id = subscriptionOf(invoice);
  return paymentMethodFor(world, customer, id === null ? null : subscriptionById(world, id));
}

/** A payment method that was detached since cannot be charged any more. */
function attached(world: World, id: string, customer: Customer): Stored | undefined {
  const paymentMethod = world.find("payment_method", id);
  return paymentMethod?.customer === customer.id ? paymentMethod : undefined;
}
