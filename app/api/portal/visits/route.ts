import { clientAddress } from "@/lib/client-address";
import { isDatabaseUnavailable } from "@/lib/db/errors";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { addLogContext, inRequest, logContext, requestId } from "@/lib/log/context";
import { knownPortal } from "@/lib/portal/visit/known-portals";
import { PortalError } from "@/lib/errors";
import { requestTicket } from "@/lib/portal/visit/visit";
import { parseVisitRequest, readShortBody } from "@/lib/portal/visit/visit-request";
import { allow } from "@/lib/rate-limit";

/**
 * Receives the loader's proof. 201 {ticket, url, requestId}; 403 access_denied for every invalid proof, with
 * the same bytes whatever the reason; 413, 422 invalid, 429 rate_limited, 503 unavailable. No cookies, no
 * credentials. The log has the reason under the response's request ID.
 */
export function POST(request: Request): Promise<Response> {
  return inRequest({ operation: "open_visit" }, () => answer(request));
}

async function answer(request: Request): Promise<Response> {
  const startedAt = performance.now();
  const origin = request.headers.get("origin") ?? "";
  let fault: unknown;
  const response = await open(request, origin).catch((error: unknown) => {
    fault = error;
    if (error instanceof PortalError && error.code === "rate_limited") return tooMany(origin);
    return isDatabaseUnavailable(error)
      ? refusal(origin, 503, "unavailable", { "Retry-After": "5" })
      : refusal(origin, 500, "unexpected");
  });
  say(response.status, performance.now() - startedAt, fault);
  return response;
}

function say(status: number, durationMs: number, fault: unknown): void {
  const fields = { status, durationMs };
  if (status === 201) log.info("A visit was allowed.", { ...fields, outcome: "allowed" });
  else if (status === 500) log.error("A visit failed to open.", { ...fields, outcome: "failed" }, fault);
  else log.warn("A visit was refused.", { ...fields, outcome: "refused" }, fault);
}

async function open(request: Request, origin: string): Promise<Response> {
  const body = await readShortBody(request);
  if (body === undefined) return refusal(origin, 413, "invalid", {}, "body_too_long");
  const asked = parseVisitRequest(body);
  if (!asked) return refusal(origin, 422, "invalid", {}, "body_malformed");
  addLogContext(knownPortal(asked.portal_id));

  const address = clientAddress(request.headers);
  const {
    portal_id: portalId,
    email,
    customer_id: customerId,
    hash,
    subscription_id: subscriptionId,
  } = asked;
  const ticket = await requestTicket({ portalId, email, customerId, hash, subscriptionId, origin, address });
  // Only invalid proofs count by address, so nobody is locked out by others on the same network.
  if (!ticket) return (await mayGuess(address)) ? refusal(origin, 403, "access_denied") : tooMany(origin);
  // Built from the installation's own URL, never from the request's Host header.
  const url = `${env().APP_URL}/portal/${portalId}?ticket=${ticket}`;
  return Response.json({ ticket, url, requestId: requestId() }, { status: 201, headers: headersFor(origin) });
}

function mayGuess(address: string): Promise<boolean> {
  return allow("wrong proofs", address, { points: env().WRONG_PROOFS_PER_MINUTE, seconds: 60 });
}

function tooMany(origin: string): Response {
  return refusal(origin, 429, "rate_limited", { "Retry-After": "60" });
}

export function OPTIONS(request: Request): Response {
  const origin = request.headers.get("origin") ?? "";
  const preflight = {
    "Access-Control-Allow-Methods": "POST",
    "Access-Control-Allow-Headers": "Content-Type",
  };
  return new Response(null, {
    status: 204,
    headers: { ...headersFor(origin), ...preflight, "Access-Control-Max-Age": "600" },
  });
}

/** Any page may read its refusal. The proof and frame-ancestors decide whether it may embed the portal. */
function headersFor(origin: string): Record<string, string> {
  const shared = { "Cache-Control": "no-store", Vary: "Origin" };
  return origin ? { ...shared, "Access-Control-Allow-Origin": origin } : shared;
}

/** `cause` is only logged. It defaults to the code, unless requestTicket already logged one. */
function refusal(
  origin: string,
  status: number,
  code: string,
  more: Record<string, string> = {},
  cause?: string,
): Response {
  addLogContext({ cause: cause ?? logContext().cause ?? code });
  const body = { error: { code, requestId: requestId() } };
  return Response.json(body, { status, headers: { ...headersFor(origin), ...more } });
}
