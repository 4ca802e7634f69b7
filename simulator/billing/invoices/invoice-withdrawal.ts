import type { World } from "../../world";
import { adjustBalance } from "../customers/customer-balance";
import { cancelPayment } from "../payments/payment-intent";
import type { Customer, Invoice } from "../records";

/**
 * Voids an invoice without affecting its subscription: nothing more is owed, and the credit it used returns to the
 * customer's balance.
 */
export function withdrawInvoice(world: World, invoice: Invoice): Invoice {
  cancelPayment(world, invoice);
  giveBackBalance(world, invoice);
  return world.change<Invoice>(invoice, {
    amount_remaining: 0,
    auto_advance: false,
    next_payment_attempt: null,
    status: "void",
    status_details: undefined,
    status_transitions: { ...invoice.status_transitions, voided_at: world.now() },
  });
}

function giveBackBalance(
  world: World,
  { id: invoice, currency, customer: id, starting_balance: start, ending_balance: end }: Invoice,
): void {
  const customer = world.find<Customer>("customer", id);
  const used = (end ?? start) - start;
  if (customer && !customer.deleted && used !== 0)
    adjustBalance(world, customer, { amount: -used, currency }, { type: "unapplied_from_invoice", invoice });
}
