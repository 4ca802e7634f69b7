import "server-only";
import Stripe from "stripe";
import { PortalError } from "../../errors";
import type { FieldReasons } from "../../errors";

const { errors } = Stripe;

/** What a Stripe error means to the customer. Stripe's own error stays attached as the cause, for the log. */
export function fromStripe(error: unknown): unknown {
  const meaning = meaningOf(error);
  if (meaning !== error && meaning instanceof PortalError) meaning.cause = error;
  return meaning;
}

/**
 * Decided once. Unknown errors pass through: they are ours.
 * Sources: the error classes of stripe 23.1.0 and Stripe's list of error codes (docs.stripe.com/error-codes).
 */
function meaningOf(error: unknown): unknown {
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
    if (isAboutDiscounts(error)) return ofDiscounts(error);
    if (hasNothingToCharge(error)) return new PortalError("not_allowed", "no_card");
    if (error.code === "resource_missing") return new PortalError("not_found", error.param);
    return new PortalError("misconfigured", error.code ?? "stripe_refused");
  }
  if (error instanceof errors.StripeAPIError) return new PortalError("unavailable", "stripe_error");
  return error;
}

const inAddress: Record<string, string> = {
  line1: "line1",
  line2: "line2",
  city: "city",
  postal_code: "postalCode",
  state: "state",
  country: "country",
};

/** What a customer wrote and Stripe does not take, by our names of the fields; undefined for every other refusal. */
function refusedFields({
  code,
  param = "",
}: InstanceType<typeof errors.StripeError>): FieldReasons | undefined {
  if (code === "customer_tax_location_invalid") return { country: "location", postalCode: "location" };
  if (code === "tax_id_invalid") return { value: "tax_id" };
  if (code === "email_invalid") return { email: "email" };
  const [, part = ""] = /^address\[(\w+)\]$/.exec(param) ?? [];
  const field = inAddress[part] ?? (param === "phone" || param === "name" ? param : undefined);
  return field === undefined ? undefined : { [field]: "refused" };
}

type InvalidRequest = InstanceType<typeof errors.StripeInvalidRequestError>;

/** Recorded: the same code as for what does not exist, without a parameter, so the words alone tell them apart. */
function hasNothingToCharge({ code, message }: InvalidRequest): boolean {
  return code === "resource_missing" && /no attached payment source/.test(message);
}

/** Stripe names the parameter for most of these refusals; for some it says it in words alone. */
function isAboutDiscounts({ param, code, message }: InvalidRequest): boolean {
  if (param) return /^(discounts|coupon|promotion_code)\b/.test(param);
  return code === "coupon_expired" || /\b(coupon|promotion code)\b/i.test(message);
}

/** A discount that was to be kept has ended meanwhile; anything else is a code that cannot be redeemed. */
function ofDiscounts({ param }: InvalidRequest): PortalError {
  const isOfKept = /\[discount\]$/.test(param ?? "");
  return isOfKept ? new PortalError("state_changed") : new PortalError("invalid", "code_refused");
}

/** What was begun could neither be finished nor taken back yet: it is finished later. */
export class Unfinished extends Error {}

const conflict = 409;

/** The connection broke, or the same key is in use: what was asked may still be happening, so it is asked again later. */
export function mayStillHappen(error: unknown): boolean {
  if (error instanceof errors.StripeConnectionError || error instanceof Unfinished) return true;
  return error instanceof errors.StripeError && error.statusCode === conflict;
}

/** Stripe answered with a fault of its own: what was asked may have been done or not. */
export function isFaultOfStripe(error: unknown): boolean {
  return error instanceof errors.StripeError && (error.statusCode ?? 0) >= 500;
}

/** Stripe answers again later: it is broken, out of reach, or asks to wait. */
export function mayBeAskedAgain(error: unknown): boolean {
  return mayStillHappen(error) || isFaultOfStripe(error) || error instanceof errors.StripeRateLimitError;
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
  return (
    error instanceof errors.StripeInvalidRequestError &&
    error.code === "resource_missing" &&
    !hasNothingToCharge(error)
  );
}

/** Stripe took the request for a wrong one, and did nothing. */
export function isRefused(error: unknown): boolean {
  return error instanceof errors.StripeInvalidRequestError;
}
