import "server-only";
import pino from "pino";
import { env } from "./env";
import { logContext } from "./log/context";
import { reduceError } from "./log/error";
import { allowedFields, type LogFields } from "./log/fields";

/**
 * The server's only log: one line of JSON per message, on standard output. Fields are an allowlist (lib/log/fields.ts),
 * and so are the parts of an error (lib/log/error.ts). See docs/running.md.
 */
export const log = {
  info: <Text extends string>(message: LiteralText<Text>, fields?: LogFields) =>
    write("info", message, fields),
  warn: <Text extends string>(message: LiteralText<Text>, fields?: LogFields, error?: unknown) =>
    write("warn", message, fields, error),
  error: <Text extends string>(message: LiteralText<Text>, fields?: LogFields, error?: unknown) =>
    write("error", message, fields, error),
};

/** A string literal. A message built from values does not compile. */
type LiteralText<Text extends string> = Record<never, never> extends Record<Text, 1> ? never : Text;

type Level = "info" | "warn" | "error";

/** Never throws: a failure to log must not undo what was done. */
function write(level: Level, message: string, fields: LogFields = {}, error?: unknown): void {
  try {
    const about = allowedFields({ ...logContext(), ...fields });
    logger()[level]({ ...about, ...(error !== undefined && { error: reduceError(error) }) }, message);
  } catch {
    logger().error("A log line could not be written.");
  }
}

/** Next evaluates this module once per bundle; all of them share one log. */
const shared = globalThis as typeof globalThis & { porticoLog?: pino.Logger };

/** Created on first use, because modules are evaluated at build time too. */
function logger(): pino.Logger {
  return (shared.porticoLog ??= start());
}

function start(): pino.Logger {
  // The server must survive the end of the process that reads its output. One listener is enough, and tests evaluate
  // this module many times in one process.
  if (process.stdout.listenerCount("error") === 0) process.stdout.on("error", () => undefined);
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

/** If the environment can't be read, the first line must still be logged, because it says why. */
function chosenLevel(): Level {
  try {
    return env().LOG_LEVEL;
  } catch {
    return "info";
  }
}
