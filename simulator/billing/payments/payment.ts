import type { Stored, World } from "../../world";
import {
  recordActionRequired,
  recordDecline,
  recordPaid,
  recordProcessing,
} from "../invoices/invoice-outcome";
import { voidInvoice } from "../invoices/invoice-void";
import { invoiceOf } from "../lookup";
import type { PaymentIntent } from "../records";
import { createCharge } from "./charge";
import { disputeCharge } from "./dispute";
import { openPaymentOf } from "./payment-intent";
import { behaviorOf, type Decline, mustAuthenticate } from "./test-cards";

/** The result of a payment attempt. */
export type PaymentOutcome =
  | { status: "succeeded" }
  | { status: "processing" }
  | { status: "requires_action" }
  | { status: "failed"; decline: Decline };

type Attempt = { paymentMethod: Stored; offSession: boolean };

/** Tries to pay an intent with a payment method and records the result. */
export function confirmPayment(world: World, intent: PaymentIntent, attempt: Attempt): PaymentOutcome {
  const outcome = outcomeOf(attempt);
  settlePayment(world, intent, outcome, attempt);
  return outcome;
}

/** The result of an attempt before the customer does anything. */
function outcomeOf({ paymentMethod, offSession }: Attempt): PaymentOutcome {
  if (mustAuthenticate(paymentMethod, offSession)) return { status: "requires_action" };
  if (behaviorOf(paymentMethod).settlesAfterSeconds !== undefined) return { status: "processing" };
  return chargeOutcome(paymentMethod);
}

function chargeOutcome(paymentMethod: Stored): PaymentOutcome {
  const { charge } = behaviorOf(paymentMethod);
  return charge ? { status: "failed", decline: charge } : { status: "succeeded" };
}

const authenticationFailed: Decline = {
  code: "payment_intent_authentication_failure",
  message:
    "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
};

/** Continues after the customer completed or failed the authentication (3-D Secure) that an intent waited for. */
export function authenticatePayment(world: World, intent: PaymentIntent, passed: boolean): PaymentOutcome {
  const paymentMethod = world.find("payment_method", intent.payment_method ?? "");
  if (!paymentMethod)
    throw new Error(`Payment intent ${intent.id} waits for a customer without a payment method.`);
  const outcome: PaymentOutcome = passed
    ? chargeOutcome(paymentMethod)
    : { status: "failed", decline: authenticationFailed };
  settlePayment(world, intent, outcome, { paymentMethod, offSession: false });
  return outcome;
}

/** Records an attempt's result: on the intent, as a charge, and on the invoice. */
function settlePayment(world: World, intent: PaymentIntent, outcome: PaymentOutcome, attempt: Attempt): void {
  if (outcome.status === "succeeded") recordSuccess(world, intent, attempt);
  else if (outcome.status === "processing") awaitBank(world, intent, attempt);
  else if (outcome.status === "requires_action") awaitCustomer(world, intent, attempt);
  else recordFailedAttempt(world, intent, outcome.decline, attempt);
}

function recordSuccess(world: World, intent: PaymentIntent, { paymentMethod }: Attempt): void {
  const charge = createCharge(world, intent, paymentMethod);
  const invoice = intent._invoice === null ? undefined : invoiceOf(world, intent._invoice);
  const open = invoice && openPaymentOf(world, invoice);
  world.change<PaymentIntent>(intent, {
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: paymentMethod.id,
    status: "succeeded",
  });
  if (open) {
    world.change(open.payment, {
      amount_paid: intent.amount,
      status: "paid",
      status_transitions: { canceled_at: null, paid_at: world.now() },
    });
  }
  if (invoice) recordPaid(world, world.change(invoice, { attempt_count: invoice.attempt_count + 1 }));
  const { dispute } = behaviorOf(paymentMethod);
  if (dispute) disputeCharge(world, charge, dispute);
}

/**
 * The debit is processing. Nothing has failed, so the subscription continues and the invoice stays open
 * (documented).
 */
function awaitBank(world: World, intent: PaymentIntent, { paymentMethod }: Attempt): void {
  world.change<PaymentIntent>(intent, {
    last_payment_error: null,
    next_action: null,
    payment_method: paymentMethod.id,
    payment_method_types: [String(paymentMethod.type)],
    status: "processing",
    _settlesAt: world.now() + (behaviorOf(paymentMethod).settlesAfterSeconds ?? 0),
  });
  if (intent._invoice !== null) recordProcessing(world, invoiceOf(world, intent._invoice));
}

/** Records the bank's answer to a debit, days later. */
export function settleDebit(world: World, intent: PaymentIntent): void {
  const paymentMethod = world.find("payment_method", intent.payment_method ?? "");
  if (!paymentMethod) throw new Error(`Payment intent ${intent.id} is on its way without a payment method.`);
  const settled = world.change<PaymentIntent>(intent, { _settlesAt: null });
  const outcome = chargeOutcome(paymentMethod);
  settlePayment(world, settled, outcome, { paymentMethod, offSession: true });
  const invoice = settled._invoice === null ? undefined : invoiceOf(world, settled._invoice);
  // Documented: if a first payment fails days later, its invoice is voided and the subscription stays active.
  const isFirst = invoice?.billing_reason === "subscription_create" && outcome.status === "failed";
  if (invoice && isFirst) voidInvoice(world, invoice);
}

/** On-session, the customer is present and can act. Off-session, the attempt counts as declined. */
function awaitCustomer(world: World, intent: PaymentIntent, { paymentMethod, offSession }: Attempt): void {
  world.change<PaymentIntent>(intent, {
    next_action: { type: "use_stripe_sdk", use_stripe_sdk: { type: "stripe_3ds2_fingerprint" } },
    payment_method: paymentMethod.id,
    status: "requires_action",
  });
  if (intent._invoice === null) return;
  const record = offSession ? recordDecline : recordActionRequired;
  record(world, invoiceOf(world, intent._invoice));
}

function recordFailedAttempt(
  world: World,
  intent: PaymentIntent,
  decline: Decline,
  { paymentMethod }: Attempt,
): void {
  const charge = createCharge(world, intent, paymentMethod, decline);
  world.change<PaymentIntent>(intent, {
    last_payment_error: {
      charge: charge.id,
      code: decline.code,
      ...(decline.declineCode && { decline_code: decline.declineCode }),
      message: decline.message,
      payment_method: paymentMethod,
      type: "card_error",
    },
    latest_charge: charge.id,
    next_action: null,
    payment_method: null,
    status: "requires_payment_method",
  });
  if (intent._invoice === null) return;
  const invoice = invoiceOf(world, intent._invoice);
  // If a debit fails late, the attempt was already counted when the debit was requested.
  const isLate = behaviorOf(paymentMethod).settlesAfterSeconds !== undefined;
  if (isLate && invoice.billing_reason === "subscription_create") return;
  recordDecline(world, isLate ? { ...invoice, attempt_count: invoice.attempt_count - 1 } : invoice);
}
