import { existsSync } from "node:fs";
import path from "node:path";
import { PortalError } from "../errors";
import { OperatorError } from "../operator-error";
import { allowedFields } from "./fields";

const maxMessageLength = 2_000;
const maxFrames = 12;
const maxCauseDepth = 3;

export type ReducedError = {
  name: string;
  code?: unknown;
  stripeRequestId?: unknown;
  status?: unknown;
  digest?: unknown;
  permission?: unknown;
  /** The cause, as one of our codes. */
  reason?: unknown;
  message?: string;
  frames?: string[];
  cause?: ReducedError;
};

/**
 * The parts of an error that may be logged: class, codes and where it was thrown. The message is logged only for an
 * OperatorError, because we wrote it: messages from Stripe, Prisma, PostgreSQL, Zod and even JSON.parse may quote an
 * email address, an ID or a key.
 */
export function reduceError(error: unknown, depth = 0): ReducedError {
  if (!(error instanceof Error)) return { name: "not_an_error" };
  const { code, requestId, statusCode, digest, cause } = error as Error & Record<string, unknown>;
  const [permission] = /\brak_[a-z_]+/.exec(error.message) ?? [];
  return {
    name: classNameOf(error),
    ...allowedFields({
      ...(isCode(code, error) && { code }),
      ...(typeof requestId === "string" && { stripeRequestId: requestId }),
      ...(typeof statusCode === "number" && { status: statusCode }),
      ...(typeof digest === "string" && { digest }),
      ...(isStripeError(error) && { permission }),
    }),
    ...reasonOf(error),
    ...(error instanceof OperatorError
      ? { message: error.message.slice(0, maxMessageLength) }
      : { frames: framesOf(error) }),
    ...(cause instanceof Error && depth < maxCauseDepth && { cause: reduceError(cause, depth + 1) }),
  };
}

/**
 * Codes from Node, Prisma and PostgreSQL, which any error may have, and from Stripe and ourselves. A decline
 * reason is private to the customer; authorized staff find it in Stripe by the request ID.
 */
function isCode(code: unknown, error: Error): boolean {
  if (typeof code !== "string") return false;
  if (/^(?:E[A-Z]{2,14}|ERR_[A-Z_]{1,50}|P\d{4}|[0-9A-Z]{5})$/.test(code)) return true;
  return error instanceof PortalError || (isStripeError(error) && error.type !== "StripeCardError");
}

function isStripeError(error: Error): error is Error & { type: string } {
  return "type" in error && typeof error.type === "string" && error.type.startsWith("Stripe");
}

function reasonOf(error: Error): { reason?: unknown } {
  if (!(error instanceof PortalError) || error.code === "payment_declined" || !error.reason) return {};
  return { reason: allowedFields({ cause: error.reason }).cause };
}

/** The class of an error. Stripe's errors carry it as a string, because builds shorten the names of classes. */
function classNameOf(error: Error): string {
  const own = error.name === "Error" ? error.constructor.name : error.name;
  const said = isStripeError(error) ? error.type : own;
  return /^[A-Z][A-Za-z]{0,50}(?:Error|Exception)$/.test(said) ? said : "Error";
}

/**
 * The stack's frames. The message is cut out first, because it may contain lines that look like frames. If the message
 * has changed since the stack was captured, it can't be cut out, so no frames are returned.
 */
function framesOf({ stack = "", message }: Error): string[] {
  const start = stack.indexOf(message);
  if (start < 0 || stack.slice(0, start).includes("\n")) return [];
  const lines = stack.slice(start + message.length).split("\n");
  return lines.flatMap((line) => parseFrame(line) ?? []).slice(0, maxFrames);
}

const frameLine = /^ {4}at (?:.* \()?(?:async )?(?:file:\/\/)?((?:\/|node:|[A-Z]:\\)[^()]*):(\d+):(\d+)\)?$/;

/**
 * `file:line:column` for an existing file, relative to the installation folder, whose path may contain a person's name.
 * Function names are left out, because a forged stack could contain anything there.
 */
function parseFrame(text: string): string | undefined {
  const [, file = "", line, column] = frameLine.exec(text) ?? [];
  const known = /^node:[a-z_/]+$/.test(file) ? file : ownFile(file);
  return known === undefined ? undefined : `${known}:${line}:${column}`;
}

const fileCache = new Map<string, string | undefined>();
const maxCachedFiles = 2_000;

function ownFile(file: string): string | undefined {
  if (fileCache.has(file)) return fileCache.get(file);
  if (fileCache.size >= maxCachedFiles) fileCache.clear();
  const relative = path.relative(process.cwd(), file);
  const isOurs = file !== "" && !relative.startsWith("..") && existsSync(file);
  fileCache.set(file, isOurs ? relative : undefined);
  return fileCache.get(file);
}
