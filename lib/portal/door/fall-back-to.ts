import { PortalError } from "../../errors";

/** For optional data: returns the fallback if Stripe refuses. Bugs are still thrown. */
export function fallBackTo<Value>(fallback: Value): (error: unknown) => Value {
  return (error) => {
    if (error instanceof PortalError) return fallback;
    throw error;
  };
}
