import "server-only";
import { PortalError } from "../../errors";
import { isCodeRefusal } from "../code/typed-code";

const limitMilliseconds = 5_000;

/**
 * One of several previews: what cannot be computed in time, or is refused, is said to be so and does not stand in the
 * way of the others. A code that is refused is refused for all of them, with the reason.
 */
export async function inTime<Value>(
  work: Promise<Value>,
  otherwise: (error?: PortalError) => Value,
): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Value>((resolve) => {
    timer = setTimeout(() => resolve(otherwise()), limitMilliseconds);
  });
  const known = work.catch((error: unknown) => {
    if (error instanceof PortalError && !isCodeRefusal(error)) return otherwise(error);
    throw error;
  });
  return Promise.race([known, late]).finally(() => clearTimeout(timer));
}
