import { PortalError } from "../../errors";

/** For what the page can do without: a refusal of Stripe's is passed over, a bug is not. */
export function fallBackTo<Value>(fallback: Value): (error: unknown) => Value {
  return (error) => {
    if (error instanceof PortalError) return fallback;
    throw error;
  };
}
