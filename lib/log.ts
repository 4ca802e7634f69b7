import "server-only";
import pino from "pino";
import { env } from "./env";
import { logContext } from "./log/context";
import { reduced } from "./log/error";
import { allowed } from "./log/fields";
import type { LogFields } from "./log/fields";

/**
 * The one log of the server: a line of JSON for each message, on standard output. What may be said is an allowlist
 * (lib/log/fields.ts), and so is what of an error is written (lib/log/error.ts). See docs/running.md.
 */
export const log = {
  info: <Text extends string>(message: Fixed<Text>, fields?: LogFields) => write("info", message, fields),
  warn: <Text extends string>(message: Fixed<Text>, fields?: LogFields, error?: unknown) =>
    write("warn", message, fields, error),
  error: <Text extends string>(message: Fixed<Text>, fields?: LogFields, error?: unknown) =>
    write("error", message, fields, error),
};

/** A sentence that stands in the code: one put together from values does not compile. */
type Fixed<Text extends string> = Record<never, never> extends Record<Text, 1> ? never : Text;

type Level = "info" | "warn" | "error";

/** Never throws: what could not be written must not undo what was done. */
function write(level: Level, message: string, fields: LogFields = {}, error?: unknown): void {
  try {
    const about = allowed({ ...logContext(), ...fields });
    lines()[level]({ ...about, ...(error !== undefined && { error: reduced(error) }) }, message);
  } catch {
    lines().error("A line of the log could not be written.");
  }
}

/** Next evaluates this module once per bundle; there is one log for all of them. */
const shared = globalThis as typeof globalThis & { porticoLog?: pino.Logger };

/** Made at first use, because modules are evaluated at build time too. */
function lines(): pino.Logger {
  return (shared.porticoLog ??= start());
}

function start(): pino.Logger {
  // Whoever read the lines may go away; that is no reason to end the server.
  process.stdout.on("error", () => undefined);
  return pino(
    {
      level: chosenLevel(),
      base: { pid: process.pid },
      messageKey: "message",
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    },
    { write: (line) => void process.stdout.write(line) },
  );
}

/** The first line may be that the environment is not complete. */
function chosenLevel(): Level {
  try {
    return env().LOG_LEVEL;
  } catch {
    return "info";
  }
}
