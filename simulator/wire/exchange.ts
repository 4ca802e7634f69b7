import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Sandboxes } from "../sandboxes";
import { schema } from "../schema/schema";
import {
  type ApiRequest,
  authenticate,
  type AuthenticatedRequest,
  execute,
  prepare,
  routeOf,
} from "./answer";
import type { Complaints } from "./complaints";
import { StripeRefusal } from "./errors";
import { type FaultAction, refusalOf } from "./faults";
import type { StoredAnswer } from "./idempotency";
import { withModeHint } from "./other-mode";
import type { LoggedRequest } from "./request-log";

export type ExchangeOptions = {
  /** Whether to check each answer against the types of the `stripe` package. */
  validateResponses: boolean;
  /** Called with every fault of the simulator itself. */
  onFault: (error: unknown) => void;
};

/** The response to send. `dropped` closes the connection without a response. */
export type ApiAnswer = { status: number; headers: Record<string, string>; body: string } | "dropped";

/** Handles one request: authenticates and logs it, injects faults, and executes it at most once. */
export async function exchange(
  sandboxes: Sandboxes,
  request: ApiRequest,
  options: ExchangeOptions,
): Promise<ApiAnswer> {
  const requestId = `req_${randomBytes(8).toString("hex").slice(0, 14)}`;
  let recognised: AuthenticatedRequest;
  try {
    recognised = authenticate(sandboxes, request);
  } catch (error) {
    return answerWith(failure(error, requestId, options), request);
  }
  const { log, faults } = recognised.sandbox;
  const entry = log.add(logEntry(requestId, request, recognised));
  const actions = faults.takeActions(request.method, request.path);
  if (actions.length > 0) entry.fault = actions.map(({ type }) => type).join(", ");
  if (actions.some(({ type }) => type === "drop_before")) return "dropped";
  const tooMuch = recognised.sandbox.rateLimit.take();
  const { answer, replayed } = tooMuch
    ? { answer: failure(tooMuch, requestId, options), replayed: false }
    : await answerOnce(
        recognised,
        request,
        { requestId, actions, complaints: sandboxes.complaints },
        options,
      );
  reportNotImitated(sandboxes.complaints, answer, actions);
  entry.status = answer.status;
  entry.replayed = replayed;
  if (actions.some(({ type }) => type === "drop_after_commit")) return "dropped";
  const shown = answerWith(answer, request, replayed ? { "Idempotent-Replayed": "true" } : {});
  if (actions.some(({ type }) => type === "malformed"))
    return { ...shown, body: shown.body.slice(0, shown.body.length / 2) };
  return { ...shown, headers: { ...shown.headers, "Request-Id": requestId } };
}

type ReplayableAnswer = { answer: StoredAnswer; replayed: boolean };
type RequestContext = { requestId: string; actions: FaultAction[]; complaints: Complaints };

/**
 * The answer: an injected refusal, the stored answer for the same idempotency key, or the handler's result.
 */
async function answerOnce(
  recognised: AuthenticatedRequest,
  request: ApiRequest,
  { requestId, actions, complaints }: RequestContext,
  options: ExchangeOptions,
): Promise<ReplayableAnswer> {
  const fresh = (answer: StoredAnswer): ReplayableAnswer => ({ answer, replayed: false });
  const refusal = actions.map(refusalOf).find(Boolean);
  if (refusal) {
    await applyDelays(actions);
    return fresh(failure(refusal, requestId, options));
  }
  const { answers, world } = recognised.sandbox;
  const key = request.method === "POST" ? request.headers.idempotencyKey : undefined;
  let isMine = false;
  try {
    const { route, prepared } = findAndPrepare(recognised, request, complaints);
    if (key !== undefined) {
      const kept = answers.begin(key, fingerprintOf(request, recognised), world.now());
      if (kept) return { answer: kept, replayed: true };
      isMine = true;
    }
    await applyDelays(actions);
    const cause = { id: requestId, idempotency_key: key ?? null };
    const answer = runToAnswer(
      () =>
        withModeHint(recognised, () =>
          execute(prepared, route, request.path, cause, options.validateResponses),
        ),
      requestId,
      options,
    );
    if (key !== undefined) answers.finish(key, answer);
    return fresh(answer);
  } catch (error) {
    if (key !== undefined && isMine) answers.forget(key);
    return fresh(failure(error, requestId, options));
  }
}

/**
 * Finds the operation and checks the parameters. If Stripe's types don't allow the request, reports it as a complaint.
 */
function findAndPrepare(recognised: AuthenticatedRequest, request: ApiRequest, complaints: Complaints) {
  let name = `${request.method} ${request.path}`;
  try {
    const route = routeOf(request);
    name = route.operation.name;
    return { route, prepared: prepare(recognised, request, route) };
  } catch (error) {
    const isRefused = error instanceof StripeRefusal && [400, 404].includes(error.status);
    if (isRefused) complaints.add({ kind: "invalid_request", message: `${name}: ${error.message}` });
    throw error;
  }
}

/** Reports a 501, unless an injected fault caused it. */
function reportNotImitated(complaints: Complaints, answer: StoredAnswer, actions: FaultAction[]): void {
  if (answer.status !== 501 || actions.some(refusalOf)) return;
  const { error } = JSON.parse(answer.body) as { error: { message: string } };
  complaints.add({ kind: "not_imitated", message: error.message });
}

/**
 * Applies the injected delays. The request has already begun, so another request with its idempotency key gets a 409.
 */
async function applyDelays(actions: FaultAction[]): Promise<void> {
  for (const action of actions) if (action.type === "delay") await wait(action.milliseconds);
}

/** Runs a request that has begun. Its answer is final, even if it is a failure. */
function runToAnswer(work: () => unknown, requestId: string, options: ExchangeOptions): StoredAnswer {
  try {
    return { status: 200, body: JSON.stringify(work(), null, 2), requestId };
  } catch (error) {
    return failure(error, requestId, options);
  }
}

function failure(error: unknown, requestId: string, options: ExchangeOptions): StoredAnswer {
  const refusal = error instanceof StripeRefusal ? error : faultOf(error);
  if (!(error instanceof StripeRefusal)) options.onFault(error);
  const { status, body } = refusal;
  const documented = body.code && {
    doc_url: `https://stripe.com/docs/error-codes/${body.code.replaceAll("_", "-")}`,
  };
  const shown = {
    ...body,
    ...documented,
    request_log_url: `https://dashboard.stripe.com/test/logs/${requestId}?t=${Math.floor(Date.now() / 1000)}`,
  };
  const text = JSON.stringify({ error: shown }, withoutInternal, 2);
  return { status, body: text, requestId, ...(body.code && { code: body.code }) };
}

/** Removes internal fields from the stored objects inside a refusal. */
const withoutInternal = (name: string, value: unknown): unknown => (name.startsWith("_") ? undefined : value);

const faultOf = (error: unknown): StripeRefusal =>
  new StripeRefusal(500, {
    type: "api_error",
    message: `The simulator failed: ${error instanceof Error ? error.message : String(error)}`,
  });

const fingerprintOf = (request: ApiRequest, { raw }: AuthenticatedRequest): string =>
  JSON.stringify([request.method, request.path, raw], sortKeys);

/** Sorts the keys, because parameters in another order are the same parameters. */
const sortKeys = (_: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

function logEntry(requestId: string, request: ApiRequest, { raw, key }: AuthenticatedRequest): LoggedRequest {
  const { method, path, headers } = request;
  const { idempotencyKey } = headers;
  return {
    requestId,
    receivedAt: Date.now(),
    method,
    path,
    params: raw,
    ...(idempotencyKey !== undefined && { idempotencyKey }),
    replayed: false,
    key: key.text,
  };
}

function answerWith(answer: StoredAnswer, request: ApiRequest, more: Record<string, string> = {}) {
  const { idempotencyKey } = request.headers;
  const headers: Record<string, string> = {
    "Content-Type": "application/json",
    "Request-Id": answer.requestId,
    "Stripe-Version": request.headers.stripeVersion || schema().apiVersion,
    ...(idempotencyKey !== undefined && {
      "Idempotency-Key": idempotencyKey,
      "Original-Request": answer.requestId,
    }),
    // As recorded: a request that was carried out should not be retried. Without this header, Stripe's package decides.
    ...(request.method === "POST" &&
      [200, 402].includes(answer.status) && { "Stripe-Should-Retry": "false" }),
    ...(answer.code === "rate_limit" && { "Stripe-Rate-Limited-Reason": "global-rate" }),
    ...more,
  };
  return { status: answer.status, headers, body: answer.body };
}
