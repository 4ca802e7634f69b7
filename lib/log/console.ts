import { log } from "../log";

const shared = globalThis as typeof globalThis & { porticoReported?: WeakSet<object> };
const reported = (shared.porticoReported ??= new WeakSet());

/** Whether an error has had its line, which it has from now on: Next tells of one several times. */
export function isReported(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const isKnown = reported.has(error);
  reported.add(error);
  return isKnown;
}

/** Next prints an error before it hands it to onRequestError, whose line says more; so that one goes first. */
const patienceMs = 1_000;

/**
 * Sends what Next and other packages print to the log, without their words: they quote addresses with tickets in
 * them, headers, and the messages of errors, so a stranger could write lines and a customer's data would stay there.
 * What is left is where it was printed, and an error as every error is written. What is no warning is left out.
 */
export function sendConsoleToLog(): void {
  const printed =
    (level: "warn" | "error") =>
    (...values: unknown[]) => {
      const error = values.find((value) => value instanceof Error);
      const say = (what: Error) => log[level]("A package printed something.", {}, what);
      if (error) setTimeout(() => isReported(error) || say(error), patienceMs).unref();
      else say(here());
    };
  const nothing = () => undefined;
  const quiet = { log: nothing, info: nothing, debug: nothing, trace: nothing, dir: nothing, table: nothing };
  Object.assign(console, quiet, { warn: printed("warn"), error: printed("error") });
}

/** Where the package printed it: the frames below this file. */
function here(): Error {
  return Object.assign(new Error(), { name: "Printed" });
}
