import { PortalError } from "../../errors";

/** Returns the fallback if Stripe refuses to send optional data. Other errors are bugs, so they are rethrown. */
export function fallBackTo<Value>(fallback: Value): (error: unknown) => Value {
  return (error) => {
    if (error instanceof PortalError) return fallback;
    throw error;
  };
}
