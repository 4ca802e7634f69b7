import type { World } from "../../world";
import { markDelinquent } from "../customers/delinquency";
import { nextRetryAt } from "../payments/dunning";
import type { Invoice } from "../records";
import { onInvoicePaid, onPaymentFailed, onPaymentProcessing } from "../subscriptions/subscription-outcome";

/** Records that an invoice is paid in full (or that nothing is due), and updates its subscription. */
export function recordPaid(world: World, invoice: Invoice): Invoice {
  const paid = world.change<Invoice>(invoice, {
    amount_paid: invoice.amount_due,
    amount_remaining: 0,
    attempted: true,
    auto_advance: false,
    next_payment_attempt: null,
    status: "paid",
    status_details: undefined,
    status_transitions: { ...invoice.status_transitions, paid_at: world.now() },
  });
  if (paid.amount_due > 0) markDelinquent(world, paid, false);
  onInvoicePaid(world, paid);
  return paid;
}

/**
 * Records that a debit is processing: it counts as an attempt, and no retry is scheduled until the bank has
 * answered.
 */
export function recordProcessing(world: World, invoice: Invoice): Invoice {
  const waiting = world.change<Invoice>(invoice, {
    attempt_count: invoice.attempt_count + 1,
    attempted: true,
    next_payment_attempt: null,
  });
  onPaymentProcessing(world, waiting);
  return waiting;
}

/** Records a declined charge: it counts as an attempt, and the next retry is scheduled if there is one. */
export function recordDecline(world: World, invoice: Invoice): Invoice {
  const attempts = invoice.attempt_count + 1;
  const refused = world.change<Invoice>(invoice, {
    attempt_count: attempts,
    attempted: true,
    next_payment_attempt: nextRetryAt(world, invoice, attempts),
  });
  onPaymentFailed(world, refused);
  return refused;
}

/**
 * Records that the customer must act before the charge can succeed. Recorded at Stripe: `attempted` is true,
 * but the attempt isn't counted. Retries of the invoice continue.
 */
export function recordActionRequired(world: World, invoice: Invoice): Invoice {
  const waiting = world.change<Invoice>(invoice, {
    attempted: true,
    next_payment_attempt: nextRetryAt(world, invoice, invoice.attempt_count + 1),
  });
  onPaymentFailed(world, waiting);
  return waiting;
}
