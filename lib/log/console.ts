import { log } from "../log";
import { isUnreadAction } from "./context";

const shared = globalThis as typeof globalThis & { porticoReported?: WeakSet<object> };
const reported = (shared.porticoReported ??= new WeakSet());

/**
 * Returns whether an error has been logged before, and marks it as logged, because Next reports the same error several
 * times.
 */
export function wasReported(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const isKnown = reported.has(error);
  reported.add(error);
  return isKnown;
}

/**
 * Next prints an error just before it calls onRequestError. Our line waits this long, because the line of
 * onRequestError is more detailed and must come first.
 */
const printDelayMs = 1_000;

/**
 * Sends warnings and errors that Next and other packages print to the log, without their text. That text quotes URLs
 * with tickets, headers and error messages, so it could leak a customer's data or let a stranger forge lines. Only the
 * place in the code is logged, and errors are reduced as usual. Other output is dropped.
 */
export function sendConsoleToLog(): void {
  const printed =
    (level: "warn" | "error") =>
    (...values: unknown[]) => {
      if (isUnreadAction()) return;
      const error = values.find((value) => value instanceof Error);
      const say = (what: Error) => log[level]("A package wrote to the console.", {}, what);
      if (error) setTimeout(() => wasReported(error) || say(error), printDelayMs).unref();
      else say(callSite());
    };
  const nothing = () => undefined;
  const quiet = { log: nothing, info: nothing, debug: nothing, trace: nothing, dir: nothing, table: nothing };
  Object.assign(console, quiet, { warn: printed("warn"), error: printed("error") });
}

/** The caller's place in the code. */
function callSite(): Error {
  return Object.assign(new Error(), { name: "PrintedError" });
}
