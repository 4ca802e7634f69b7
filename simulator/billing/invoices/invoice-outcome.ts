import type { World } from "../../world";
import { markDelinquent } from "../customers/delinquency";
import { nextAttemptAfter } from "../payments/dunning";
import type { Invoice } from "../records";
import {
  subscriptionBegins,
  subscriptionFailed,
  subscriptionPaid,
} from "../subscriptions/subscription-outcome";

/** An invoice is paid in full (or asks for nothing): what that changes, for it and for its subscription. */
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
  subscriptionPaid(world, paid);
  return paid;
}

/** A debit was asked for: it counts as an attempt, and no other is planned before its bank has answered. */
export function recordOnItsWay(world: World, invoice: Invoice): Invoice {
  const waiting = world.change<Invoice>(invoice, {
    attempt_count: invoice.attempt_count + 1,
    attempted: true,
    next_payment_attempt: null,
  });
  subscriptionBegins(world, waiting);
  return waiting;
}

/** A charge was refused: it counts as an attempt, and another is planned where the invoice is retried. */
export function recordRefused(world: World, invoice: Invoice): Invoice {
  const attempts = invoice.attempt_count + 1;
  const refused = world.change<Invoice>(invoice, {
    attempt_count: attempts,
    attempted: true,
    next_payment_attempt: nextAttemptAfter(world, invoice, attempts),
  });
  subscriptionFailed(world, refused);
  return refused;
}

/**
 * The customer must act before the charge can be made. Recorded: attempted, but not counted as an attempt. An
 * invoice that is retried goes on being retried.
 */
export function recordActionRequired(world: World, invoice: Invoice): Invoice {
  const waiting = world.change<Invoice>(invoice, {
    attempted: true,
    next_payment_attempt: nextAttemptAfter(world, invoice, invoice.attempt_count + 1),
  });
  subscriptionFailed(world, waiting);
  return waiting;
}
