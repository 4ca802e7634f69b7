import "server-only";
import { PortalError } from "../../errors";
import { isCodeRefusal } from "../code/typed-code";

const limitMilliseconds = 5_000;

/**
 * Resolves one of several previews. If it takes too long or is refused, returns the fallback, so that the others can
 * still be shown. The refusal of a code is rethrown and fails all previews, because none of them can use the code.
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
