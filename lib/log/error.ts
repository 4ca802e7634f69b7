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
      ...(typeof code === "string" && !isOfCard(error) && { code }),
      ...(typeof requestId === "string" && { stripeRequestId: requestId }),
      ...(typeof statusCode === "number" && { status: statusCode }),
      ...(typeof digest === "string" && { digest }),
      ...("type" in error && error.type === "StripePermissionError" && { permission }),
    }),
    ...reasonOf(error),
    ...(error instanceof OperatorError && { message: error.message.slice(0, longestMessage) }),
    frames: framesOf(error),
    ...(cause instanceof Error && depth < deepestCause && { cause: reduced(cause, depth + 1) }),
  };
}

/** Why a bank declined is a matter between it and the customer; whoever may know finds it by Stripe's request. */
const isOfCard = (error: Error) => "type" in error && error.type === "StripeCardError";

function reasonOf(error: Error): { reason?: unknown } {
  if (!(error instanceof PortalError) || error.code === "payment_declined" || !error.reason) return {};
  return { reason: allowed({ cause: error.reason }).cause };
}

/** Builds shorten the names of classes; Stripe's errors bring theirs along. */
function classOf(error: Error): string {
  const { name, constructor, type } = error as Error & { type?: unknown };
  const own = name === "Error" ? constructor.name : name;
  const said = typeof type === "string" && type.startsWith("Stripe") ? type : own;
  return /^[A-Za-z][A-Za-z0-9]{0,59}$/.test(said) ? said : "Error";
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

const frameLine =
  /^ {4}at (?:async )?(?:([\w$.<># ]{1,80}?)(?: \[as \w+\])? \()?(?:file:\/\/)?((?:\/|node:|[A-Z]:\\)[^()]*:\d+:\d+)\)?$/;

/** `function file:line:column`, the file from the folder of the installation on, whose path may hold a name. */
function frame(line: string): string | undefined {
  const [, name = "", place] = frameLine.exec(line) ?? [];
  if (place === undefined) return undefined;
  const file = path.isAbsolute(place) ? path.relative(process.cwd(), place) : place;
  const shown = file.startsWith("..") ? path.basename(file) : file;
  return `${name} ${shown}`.trim().slice(0, 200);
}
