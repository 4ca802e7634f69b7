import "server-only";
import Stripe from "stripe";
import { PortalError } from "../portal/errors";

const { errors } = Stripe;

/**
 * What a refusal of Stripe's means for the customer, decided once. Unknown errors pass through: they are ours.
 * Sources: the error classes of stripe 23.1.0 and STRIPE's list of codes.
 */
export function fromStripe(error: unknown): unknown {
  if (error instanceof errors.StripeCardError)
    return new PortalError("payment_declined", error.decline_code ?? error.code);
  if (error instanceof errors.StripeRateLimitError) return new PortalError("unavailable", "rate_limit");
  if (error instanceof errors.StripeConnectionError) return new PortalError("unavailable", "connection");
  if (error instanceof errors.StripeAuthenticationError)
    return new PortalError("misconfigured", "stripe_key_refused");
  if (error instanceof errors.StripePermissionError)
    return new PortalError("misconfigured", "stripe_permission_missing");
  if (error instanceof errors.StripeIdempotencyError) return error;
  if (error instanceof errors.StripeInvalidRequestError) {
    if (error.code === "invoice_payment_intent_requires_action")
      return new PortalError("payment_declined", error.code);
    if (error.code === "resource_missing") return new PortalError("not_found", error.param);
    return new PortalError("misconfigured", error.code ?? "stripe_refused");
  }
  if (error instanceof errors.StripeAPIError) return new PortalError("unavailable", "stripe_error");
  return error;
}

/**
 * Whether Stripe may have done what was asked although no good answer came: the connection broke, or it answered
 * with a fault of its own. Whoever moved money must then find out, and must not ask anew.
 */
export function isOutcomeUnknown(error: unknown): boolean {
  return (
    error instanceof errors.StripeConnectionError ||
    (error instanceof errors.StripeAPIError && !(error instanceof errors.StripeRateLimitError))
  );
}

/** Runs a read or a call whose refusal is certain, and translates what Stripe says. */
export async function asking<Value>(call: Promise<Value>): Promise<Value> {
  try {
    return await call;
  } catch (error) {
    throw fromStripe(error);
  }
}

export function isMissing(error: unknown): boolean {
  return error instanceof errors.StripeInvalidRequestError && error.code === "resource_missing";
}
