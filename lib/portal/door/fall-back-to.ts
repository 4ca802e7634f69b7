import { PortalError } from "../../errors";

/**
 * Handles errors while reading optional data. Returns the fallback for a known error, such as a refusal by Stripe.
 * Rethrows other errors, which are bugs.
 */
export function fallBackTo<Value>(fallback: Value): (error: unknown) => Value {
  return (error) => {
    if (error instanceof PortalError) return fallback;
    throw error;
  };
}
