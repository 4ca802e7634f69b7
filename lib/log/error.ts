import { existsSync } from "node:fs";
import path from "node:path";
import { OperatorError } from "../operator-error";
import { PortalError } from "../portal/errors";
import { allowed } from "./fields";

const longestMessage = 2_000;
const mostFrames = 12;
const deepestCause = 3;

export type ReducedError = {
  name: string;
  code?: unknown;
  stripeRequestId?: unknown;
  status?: unknown;
  digest?: unknown;
  permission?: unknown;
  /** Why, as one of our codes. */
  reason?: unknown;
  message?: string;
  frames?: string[];
  cause?: ReducedError;
};

/**
 * What of an error may be written: its class, its codes, and where it was thrown. Its message only when it is an
 * OperatorError, whose message is ours: what Stripe, Prisma, PostgreSQL, Zod and even JSON.parse say may quote an
 * e-mail address, an id or a key.
 */
export function reduced(error: unknown, depth = 0): ReducedError {
  if (!(error instanceof Error)) return { name: "not_an_error" };
  const { code, requestId, statusCode, digest, cause } = error as Error & Record<string, unknown>;
  const [permission] = /\brak_[a-z_]+/.exec(error.message) ?? [];
  return {
    name: classOf(error),
    ...allowed({
      ...(isCode(code, error) && { code }),
      ...(typeof requestId === "string" && { stripeRequestId: requestId }),
      ...(typeof statusCode === "number" && { status: statusCode }),
      ...(typeof digest === "string" && { digest }),
      ...(isOfStripe(error) && { permission }),
    }),
    ...reasonOf(error),
    ...(error instanceof OperatorError && { message: error.message.slice(0, longestMessage) }),
    frames: framesOf(error),
    ...(cause instanceof Error && depth < deepestCause && { cause: reduced(cause, depth + 1) }),
  };
}

/**
 * Codes of Node, Prisma and PostgreSQL, of which anything may throw one; and of Stripe and of ours. Why a bank declined
 * is a matter between it and the customer, and whoever may know finds it by Stripe's request.
 */
function isCode(code: unknown, error: Error): boolean {
  if (typeof code !== "string") return false;
  if (/^(?:E[A-Z]{2,14}|ERR_[A-Z_]{1,50}|P\d{4}|[0-9A-Z]{5})$/.test(code)) return true;
  return error instanceof PortalError || (isOfStripe(error) && error.type !== "StripeCardError");
}

function isOfStripe(error: Error): error is Error & { type: string } {
  return "type" in error && typeof error.type === "string" && error.type.startsWith("Stripe");
}

function reasonOf(error: Error): { reason?: unknown } {
  if (!(error instanceof PortalError) || error.code === "payment_declined" || !error.reason) return {};
  return { reason: allowed({ cause: error.reason }).cause };
}

/** Builds shorten the names of classes; Stripe's errors bring theirs along. */
function classOf(error: Error): string {
  const own = error.name === "Error" ? error.constructor.name : error.name;
  const said = isOfStripe(error) ? error.type : own;
  return /^[A-Z][A-Za-z]{0,50}(?:Error|Exception)$/.test(said) ? said : "Error";
}

/**
 * The lines of the stack below the message, which is cut out: it may have lines of its own that look like frames.
 * A stack that does not hold the message as it is now tells nothing for sure, so nothing of it is written.
 */
function framesOf({ stack = "", message }: Error): string[] {
  const start = stack.indexOf(message);
  if (start < 0 || stack.slice(0, start).includes("\n")) return [];
  const lines = stack.slice(start + message.length).split("\n");
  return lines.flatMap((line) => frame(line) ?? []).slice(0, mostFrames);
}

const frameLine = /^ {4}at (?:.* \()?(?:async )?(?:file:\/\/)?((?:\/|node:|[A-Z]:\\)[^()]*):(\d+):(\d+)\)?$/;

/**
 * `file:line:column` of a file that is there, seen from the folder of the installation, whose own path may hold a name.
 * Not the function: whoever writes a stack by hand could put anything into its place.
 */
function frame(text: string): string | undefined {
  const [, file = "", line, column] = frameLine.exec(text) ?? [];
  const known = /^node:[a-z_/]+$/.test(file) ? file : ownFile(file);
  return known === undefined ? undefined : `${known}:${line}:${column}`;
}

const looked = new Map<string, string | undefined>();
const mostLooked = 2_000;

function ownFile(file: string): string | undefined {
  if (looked.has(file)) return looked.get(file);
  if (looked.size >= mostLooked) looked.clear();
  const relative = path.relative(process.cwd(), file);
  const isOurs = file !== "" && !relative.startsWith("..") && existsSync(file);
  looked.set(file, isOurs ? relative : undefined);
  return looked.get(file);
}
