import type { World } from "../world";
import { balanceFields, balanceIn } from "./customer-balance";
import { cancelPayment } from "./payment-intent";
import type { Customer, Invoice, Subscription } from "./records";
import { subscriptionOf } from "./records";
import { endSubscription } from "./subscription-end";

/**
 * Voids an open invoice: nothing is owed any more, and the customer's balance is as if it had not been. A first
 * invoice takes its incomplete subscription with it; the invoice of a pending update, that update.
 */
export function voidInvoice(world: World, invoice: Invoice): Invoice {
  cancelPayment(world, invoice);
  giveBackBalance(world, invoice);
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

function giveBackBalance(
  world: World,
  { currency, customer: id, starting_balance: start, ending_balance: end }: Invoice,
): void {
  const customer = world.find<Customer>("customer", id);
  const used = (end ?? start) - start;
  if (customer && !customer.deleted && used !== 0)
    world.change<Customer>(customer, balanceFields(customer, currency, balanceIn(customer, currency) - used));
}

/** The merchant gives up on an invoice without forgiving it: it can still be paid or voided. */
export function markUncollectible(world: World, invoice: Invoice): Invoice {
  return world.change<Invoice>(invoice, {
    auto_advance: false,
    next_payment_attempt: null,
    status: "uncollectible",
    status_transitions: { ...invoice.status_transitions, marked_uncollectible_at: world.now() },
  });
}
