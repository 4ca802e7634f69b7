import "server-only";
import { PortalError } from "../../errors";
import { isCodeRefusal } from "../code/typed-code";

const limitMilliseconds = 5_000;

/**
 * One of several previews: what cannot be computed in time, or is refused, is said to be so and does not stand in the
 * way of the others. A code that is refused is refused for all of them, with the reason.
 */
export async function withinDeadline<Value>(
  work: Promise<Value>,
  fallback: (error?: PortalError) => Value,
): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Value>((resolve) => {
    timer = setTimeout(() => resolve(fallback()), limitMilliseconds);
  });
  const known = work.catch((error: unknown) => {
    if (error instanceof PortalError && !isCodeRefusal(error)) return fallback(error);
    throw error;
  });
  return Promise.race([known, late]).finally(() => clearTimeout(timer));
}
