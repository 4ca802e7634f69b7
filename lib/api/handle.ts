import "server-only";
import { type z } from "zod";
import { clientAddress } from "../client-address";
import { type ApiCaller, findApiCaller, markApiKeyUsed } from "../db/api-keys";
import { isDatabaseUnavailable } from "../db/errors";
import { env } from "../env";
import { PortalError } from "../errors";
import { log } from "../log";
import { addLogContext, inRequest, requestId } from "../log/context";
import { readShortBody } from "../portal/visit/visit-request";
import { consumeLimit } from "../rate-limit";
import { ApiError, type ApiErrorCode, apiErrorStatuses } from "./errors";

type Handler = (caller: ApiCaller, request: Request) => Promise<{ status: number; body: object }>;

/**
 * Answers a request of a merchant's server. The API key, the limits, the log and the shape of errors are each handled
 * here, once. There are no CORS headers: a browser must never have an API key.
 *
 * @param cost the request's cost, in requests to Stripe. A merchant can spend API_REQUESTS_PER_MINUTE of them.
 */
export function handleApiRequest(
  operation: string,
  cost: number,
  request: Request,
  run: Handler,
): Promise<Response> {
  return inRequest({ operation }, async () => {
    const startedAt = performance.now();
    let fault: unknown;
    const response = await authenticated(request, cost, run).catch((error: unknown) => {
      fault = error;
      return toResponse(asApiError(error));
    });
    report(response.status, performance.now() - startedAt, fault);
    return response;
  });
}

async function authenticated(request: Request, cost: number, run: Handler): Promise<Response> {
  const caller = await authenticate(request);
  addLogContext({ merchantId: caller.merchantId, mode: caller.mode });
  const limit = { points: env().API_REQUESTS_PER_MINUTE, seconds: 60 };
  if (!(await consumeLimit("api", `${caller.merchantId}|${caller.mode}`, limit, cost)))
    throw new ApiError("rate_limited", "Too many requests. Try again in a minute.");
  await markApiKeyUsed(caller.merchantId, caller.keyId, new Date());
  const { status, body } = await run(caller, request);
  return Response.json(body, { status, headers: headers() });
}

const bearer = /^Bearer (portico_api_(?:test|live)_[A-Za-z0-9]{43})$/i;

async function authenticate(request: Request): Promise<ApiCaller> {
  const [, key] = bearer.exec(request.headers.get("authorization") ?? "") ?? [];
  const caller = key && (await findApiCaller(key));
  if (caller) return caller;
  // Only wrong keys are counted by address, so nobody is locked out by others on the same network.
  const limit = { points: env().WRONG_PROOFS_PER_MINUTE, seconds: 60 };
  if (!(await consumeLimit("wrong api keys", clientAddress(request.headers), limit)))
    throw new ApiError("rate_limited", "Too many wrong API keys. Try again in a minute.");
  const message = "Send an active API key: Authorization: Bearer portico_api_…";
  throw new ApiError("invalid_api_key", message, "Authorization");
}

/** The body's text and its parsed value. Throws an ApiError that names the invalid field. */
export async function readBody<Value>(
  request: Request,
  schema: z.ZodType<Value>,
): Promise<{ text: string; value: Value }> {
  const { text, ...refused } = await readShortBody(request);
  if (text === undefined) {
    const isTooLong = "fault" in refused && refused.fault === "body_too_long";
    if (isTooLong) throw new ApiError("too_large", "The body is longer than 16 KiB.");
    throw new ApiError("invalid_request", "The body did not arrive completely.");
  }
  return { text, value: parseWith(schema, parseJson(text), "The body") };
}

/** Parses the query with the schema. Throws an ApiError that names the invalid parameter. */
export function readQuery<Value>(request: Request, schema: z.ZodType<Value>): Value {
  return parseWith(schema, Object.fromEntries(new URL(request.url).searchParams), "The query");
}

function parseWith<Value>(schema: z.ZodType<Value>, sent: unknown, what: string): Value {
  const parsed = schema.safeParse(sent);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const unknown = issue?.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const param = unknown ?? issue?.path.join(".");
  throw new ApiError("invalid_request", `${param || what}: ${issue?.message}`, param || undefined);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError("invalid_request", "The body must be JSON.");
  }
}

/** Translates any error into one of our codes. */
function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const isAway =
    isDatabaseUnavailable(error) || (error instanceof PortalError && error.code === "unavailable");
  if (isAway)
    return new ApiError("unavailable", "Stripe or the database can’t be reached. Nothing was done.");
  if (error instanceof PortalError && error.code === "misconfigured")
    return new ApiError("unavailable", "Portico has no working Stripe key for this mode. Nothing was done.");
  if (error instanceof PortalError && error.code === "rate_limited")
    return new ApiError("rate_limited", "Too many requests for this customer. Try again in a minute.");
  return new ApiError("unexpected", "Something went wrong on our end. Find the request ID in the log.");
}

const retryAfter: Partial<Record<ApiErrorCode, string>> = { rate_limited: "60", unavailable: "5" };

function toResponse({ code, message, param }: ApiError): Response {
  addLogContext({ cause: code });
  const wait = retryAfter[code];
  const challenge = code === "invalid_api_key" && { "WWW-Authenticate": "Bearer" };
  const body = { error: { code, message, ...(param && { param }), request_id: requestId() ?? "" } };
  return Response.json(body, {
    status: apiErrorStatuses[code],
    headers: { ...headers(), ...(wait && { "Retry-After": wait }), ...challenge },
  });
}

function headers(): Record<string, string> {
  return { "Cache-Control": "no-store", "Request-Id": requestId() ?? "" };
}

function report(status: number, durationMs: number, fault: unknown): void {
  const fields = { status, durationMs };
  if (status < 300) log.info("An API request succeeded.", { ...fields, outcome: "done" });
  else if (status < 500) log.warn("An API request was refused.", { ...fields, outcome: "refused" });
  else log.error("An API request failed.", { ...fields, outcome: "failed" }, fault);
}
