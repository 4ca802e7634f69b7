import "server-only";
import Stripe from "stripe";
import { type FieldReasons, PortalError } from "../../errors";

const { errors } = Stripe;

/**
 * Translates a Stripe error into the code that describes its effect on the customer. Stripe's own error stays attached
 * as the cause, for the log.
 */
export function toPortalError(error: unknown): unknown {
  const meaning = translate(error);
  if (meaning !== error && meaning instanceof PortalError) meaning.cause = error;
  return meaning;
}

/**
 * The only function that decides the code. An error that isn't from Stripe is our own and is returned unchanged.
 * Sources: the error classes of stripe 23.1.0 and Stripe's list of error codes (docs.stripe.com/error-codes).
 */
function translate(error: unknown): unknown {
  if (error instanceof errors.StripeCardError)
    return new PortalError("payment_declined", error.decline_code || error.code);
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
    const fields = refusedFields(error);
    if (fields) return new PortalError("invalid", error.code, fields);
    if (isDiscountError(error)) return discountError(error);
    if (lacksPaymentSource(error)) return new PortalError("not_allowed", "no_card");
    if (error.code === "resource_missing") return new PortalError("not_found", error.param);
    return new PortalError("misconfigured", error.code ?? "stripe_refused");
  }
  if (error instanceof errors.StripeAPIError) return new PortalError("unavailable", "stripe_error");
  return error;
}

const addressFields: Record<string, string> = {
  line1: "line1",
  line2: "line2",
  city: "city",
  postal_code: "postalCode",
  state: "state",
  country: "country",
};

/** The fields whose values Stripe refused, by our field names. Undefined for every other refusal. */
function refusedFields({
  code,
  param = "",
}: InstanceType<typeof errors.StripeError>): FieldReasons | undefined {
  if (code === "customer_tax_location_invalid") return { country: "location", postalCode: "location" };
  if (code === "tax_id_invalid") return { value: "tax_id" };
  if (code === "email_invalid") return { email: "email" };
  const [, part = ""] = /^address\[(\w+)\]$/.exec(param) ?? [];
  const field = addressFields[part] ?? (param === "phone" || param === "name" ? param : undefined);
  return field === undefined ? undefined : { [field]: "refused" };
}

type InvalidRequest = InstanceType<typeof errors.StripeInvalidRequestError>;

/**
 * Whether Stripe refused because there is nothing to charge. According to a recording, Stripe then uses the code for a
 * missing object, but names no parameter, so only the message distinguishes the two refusals.
 */
function lacksPaymentSource({ code, message }: InvalidRequest): boolean {
  return code === "resource_missing" && /no attached payment source/.test(message);
}

/**
 * Whether Stripe refused because of a discount. For most of these refusals Stripe names the parameter, but some can
 * only be recognized by their message.
 */
function isDiscountError({ param, code, message }: InvalidRequest): boolean {
  if (param) return /^(discounts|coupon|promotion_code)\b/.test(param);
  return code === "coupon_expired" || /\b(coupon|promotion code)\b/i.test(message);
}

/**
 * If Stripe refuses a discount that the subscription already had, that discount has ended meanwhile. Otherwise, the
 * customer's code can't be redeemed.
 */
function discountError({ param }: InvalidRequest): PortalError {
  const isOfKept = /\[discount\]$/.test(param ?? "");
  return isOfKept ? new PortalError("state_changed") : new PortalError("invalid", "code_refused");
}

/** An operation that couldn't be finished or undone yet. A later attempt finishes it. */
export class UnfinishedError extends Error {}

const conflict = 409;

/**
 * Whether the request may still be running, because the connection broke or its idempotency key is in use. If so, the
 * request is repeated later.
 */
export function mayStillRun(error: unknown): boolean {
  if (error instanceof errors.StripeConnectionError || error instanceof UnfinishedError) return true;
  return error instanceof errors.StripeError && error.statusCode === conflict;
}

/** Whether Stripe failed on its side, so the request may or may not have taken effect. */
export function isStripeFault(error: unknown): boolean {
  if (!(error instanceof errors.StripeError)) return false;
  // The error for a truncated answer, or one that isn't JSON, has no status.
  const isUnreadable = error instanceof errors.StripeAPIError && error.statusCode === undefined;
  return isUnreadable || (error.statusCode ?? 0) >= 500;
}

/** Whether a later attempt may succeed: Stripe is down, unreachable or limiting our rate. */
export function isRetryable(error: unknown): boolean {
  return mayStillRun(error) || isStripeFault(error) || error instanceof errors.StripeRateLimitError;
}

/** Runs a read, or a call whose refusal is certain, and translates Stripe's errors. */
export async function translateErrors<Value>(call: Promise<Value>): Promise<Value> {
  try {
    return await call;
  } catch (error) {
    throw toPortalError(error);
  }
}

export function isMissing(error: unknown): boolean {
  return (
    error instanceof errors.StripeInvalidRequestError &&
    error.code === "resource_missing" &&
    !lacksPaymentSource(error)
  );
}

/** Whether Stripe rejected the request as invalid and did nothing. */
export function isRefused(error: unknown): boolean {
  return error instanceof errors.StripeInvalidRequestError;
}
