import "server-only";
import Stripe from "stripe";
import { log } from "../../log";
import { CircuitBreaker } from "./breaker";
import type { RequestBudget } from "./budget";
import { type Answer, currentPurpose, type Purpose } from "./purpose";
import { readOnce } from "./read-once";
import { unsentAnswer } from "./unsent";

type HttpClient = ReturnType<typeof Stripe.createNodeHttpClient>;
type Arguments = Parameters<HttpClient["makeRequest"]>;

const rateLimited = 429;
const maxAttempts = 3;

/**
 * Wraps Stripe's HTTP client, so that requests stay within the account's budget, and none are sent while Stripe doesn't
 * answer. The SDK never retries a 429, so this client does. Retrying is safe, because Stripe sends a 429 before doing
 * anything, and a retried POST carries the same idempotency key.
 */
export function budgetedHttpClient(budget: RequestBudget, breaker = new CircuitBreaker()): HttpClient {
  const inner = Stripe.createNodeHttpClient();
  return {
    getClientName: () => inner.getClientName(),
    makeRequest(...request: Arguments) {
      const purpose = currentPurpose();
      const [, , address, method] = request;
      return readOnce(purpose, method, address, () => sendInTurn(request, purpose));
    },
  } as HttpClient;

  async function sendInTurn(request: Arguments, purpose: Purpose): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      if (!(await budget.take(purpose))) return unsentAnswer("no_turn");
      if (!(await breaker.allowsRequest())) return unsentAnswer("stripe_is_down");
      const response = await observe(breaker, request, () =>
        inner.makeRequest(...withTimeLimit(request, purpose)),
      );
      if (response.getStatusCode() !== rateLimited || attempt === maxAttempts) return response;
      response.dispose?.();
      await pause(response.getHeaders()["retry-after"], attempt);
    }
  }
}

/**
 * Shortens the request's timeout (its last argument, in milliseconds) to the time for which someone still waits for the
 * answer.
 */
function withTimeLimit(request: Arguments, { giveUpAt = Infinity }: Purpose): Arguments {
  const [host, port, path, method, headers, data, protocol, timeout] = request;
  const left = Math.max(1, Math.round(giveUpAt - performance.now()));
  return [host, port, path, method, headers, data, protocol, Math.min(timeout, left)];
}

/** Sends one request. Logs an error response and tells the breaker whether Stripe answers. */
async function observe(
  breaker: CircuitBreaker,
  asked: Arguments,
  request: () => Promise<Answer>,
): Promise<Answer> {
  const startedAt = performance.now();
  try {
    const response = await request();
    const status = response.getStatusCode();
    if (status >= 400) logErrorResponse(response, performance.now() - startedAt);
    if (status >= 500) logOutage(breaker.recordFailure("fault", requestKey(asked)));
    else breaker.recordAnswer();
    return response;
  } catch (error) {
    if (isSilence(error, performance.now() - startedAt))
      logOutage(breaker.recordFailure("silence", requestKey(asked)));
    throw error;
  }
}

/** A healthy Stripe answers within this time. */
const silenceMilliseconds = 2_500;

/**
 * Whether Stripe is to blame for the missing answer. A request sent shortly before its customer stopped
 * waiting had no time to be answered, and one customer's late requests must not block everyone.
 */
function isSilence(error: unknown, waitedMilliseconds: number): boolean {
  const isTimeout = (error as { code?: unknown } | null)?.code === "ETIMEDOUT";
  return !isTimeout || waitedMilliseconds >= silenceMilliseconds;
}

/** Identifies a request across its attempts: its idempotency key, or the path it reads. */
function requestKey([, , path, , headers]: Arguments): string {
  const key = (headers as Record<string, unknown>)["Idempotency-Key"];
  return typeof key === "string" ? key : path;
}

function logOutage(isOpening: boolean): void {
  if (isOpening) log.warn("Stripe does not answer. Requests are held back for a few seconds.");
}

/** Statuses of errors that are ordinary answers: a declined card, and a lookup of something that doesn't exist. */
const ordinaryStatuses = [402, 404];

/**
 * Logs one line per error from Stripe, with Stripe's request ID. Neither the URL nor the message is logged,
 * because both can identify customers.
 */
function logErrorResponse(response: Answer, durationMs: number): void {
  const status = response.getStatusCode();
  if (status === 404 && currentPurpose().expectsMissing) return;
  const { "request-id": stripeRequestId } = response.getHeaders();
  const fields = { status, durationMs, ...(typeof stripeRequestId === "string" && { stripeRequestId }) };
  if (ordinaryStatuses.includes(status)) log.info("Stripe returned an error.", fields);
  else log.warn("Stripe returned an error.", fields);
}

/**
 * Waits as long as Stripe says, or else for a random, doubling delay, so that requests refused together
 * aren't retried together.
 */
function pause(retryAfter: unknown, attempt: number): Promise<void> {
  const said = Number(retryAfter) * 1000;
  const milliseconds =
    Number.isFinite(said) && said > 0 ? Math.min(said, 2000) : 200 * 2 ** attempt * (0.5 + Math.random() / 2);
  return new Promise((resume) => setTimeout(resume, milliseconds));
}
