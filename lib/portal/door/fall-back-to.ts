import { PortalError } from "../../errors";

/**
 * Handles errors while reading optional data: if Stripe refused, returns the fallback. Rethrows other errors, which are
 * bugs.
 */
export function fallBackTo<Value>(fallback: Value): (error: unknown) => Value {
  return (error) => {
    if (error instanceof PortalError) return fallback;
    throw error;
  };
}
