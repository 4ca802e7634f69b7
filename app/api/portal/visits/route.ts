import { clientAddress } from "@/lib/client-address";
import { isDatabaseUnavailable } from "@/lib/db/errors";
import { env } from "@/lib/env";
import { PortalError } from "@/lib/errors";
import { guessLanguage } from "@/lib/i18n/choose-language";
import { directionOf, type Language } from "@/lib/i18n/languages";
import { sayIn } from "@/lib/i18n/say";
import { log } from "@/lib/log";
import { addLogContext, inRequest, logContext, requestId } from "@/lib/log/context";
import { knownPortal } from "@/lib/portal/visit/known-portals";
import { noteFaultyRequest } from "@/lib/portal/visit/note-refusal";
import { readPageOptions, toQuery } from "@/lib/portal/visit/page-options";
import { requestTicket } from "@/lib/portal/visit/request-ticket";
import { parseVisitRequest, readShortBody, visitRequestBytesMax } from "@/lib/portal/visit/visit-request";
import { readWishes } from "@/lib/portal/wishes/read-wishes";
import { consumeLimit } from "@/lib/rate-limit";

/**
 * Receives the proof from the loader. 201 {ticket, url, title, requestId}; 403 access_denied for every
 * invalid proof, with the same bytes whatever the reason; 413, 422 invalid, 429 rate_limited, 503
 * unavailable. A refusal is worded in the language of the page or the browser, because using the portal's
 * default language would reveal that the portal exists. No cookies, no credentials. The log has the reason,
 * under the request ID in the response.
 */
export function POST(request: Request): Promise<Response> {
  return inRequest({ operation: "open_visit" }, () => handle(request));
}

async function handle(request: Request): Promise<Response> {
  const startedAt = performance.now();
  const asking: Asking = {
    origin: request.headers.get("origin") ?? "",
    language: guessLanguage(request.headers.get("accept-language")),
  };
  let fault: unknown;
  const response = await openVisit(request, asking).catch((error: unknown) => {
    fault = error;
    if (error instanceof PortalError && error.code === "rate_limited") return rateLimited(asking);
    return isDatabaseUnavailable(error)
      ? refusal(asking, 503, "unavailable", { "Retry-After": "5" })
      : refusal(asking, 500, "unexpected");
  });
  report(response.status, performance.now() - startedAt, fault);
  return response;
}

/** The origin that receives the answer, and the answer's language. */
type Asking = { origin: string; language: Language };

function report(status: number, durationMs: number, fault: unknown): void {
  const fields = { status, durationMs };
  if (status === 201) log.info("A visit was allowed.", { ...fields, outcome: "allowed" });
  else if (status === 500) log.error("A visit failed to open.", { ...fields, outcome: "failed" }, fault);
  else log.warn("A visit was refused.", { ...fields, outcome: "refused" }, fault);
}

async function openVisit(request: Request, asking: Asking): Promise<Response> {
  const { origin } = asking;
  const body = await readShortBody(request, visitRequestBytesMax);
  if (body.text === undefined)
    return refusal(asking, body.fault === "body_too_long" ? 413 : 422, "invalid", {}, body.fault);
  const asked = parseVisitRequest(body.text);
  if (!asked) {
    noteFaultyRequest(body.text, origin);
    return refusal(asking, 422, "invalid", {}, "body_malformed");
  }
  addLogContext(knownPortal(asked.portal_id));
  asking.language = guessLanguage(request.headers.get("accept-language"), asked.locale);

  const address = clientAddress(request.headers);
  const {
    portal_id: portalId,
    email,
    customer_id: customerId,
    subscription_id: subscriptionId,
    locale,
  } = asked;
  const hash = asked.token ?? asked.hash;
  const ticket = await requestTicket({
    portalId,
    email,
    customerId,
    hash,
    subscriptionId,
    locale,
    wishes: readWishes(asked.options),
    origin,
    address,
  });
  // Only invalid proofs count toward the limit per address, so others on the same network can't lock out a
  // customer with a valid proof.
  if (!ticket)
    return (await consumeGuess(address)) ? refusal(asking, 403, "access_denied") : rateLimited(asking);
  // The URL is built from the installation's own URL, never from the request's Host header.
  const url = `${env().APP_URL}/portal/${portalId}?ticket=${ticket}${toQuery(readPageOptions(asked.options))}`;
  const title = sayIn(asking.language)("embed.title");
  const opened = { ticket, url, title, requestId: requestId() };
  return Response.json(opened, { status: 201, headers: headersFor(origin) });
}

function consumeGuess(address: string): Promise<boolean> {
  return consumeLimit("wrong proofs", address, { points: env().WRONG_PROOFS_PER_MINUTE, seconds: 60 });
}

function rateLimited(asking: Asking): Response {
  return refusal(asking, 429, "rate_limited", { "Retry-After": "60" });
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

/**
 * Any page may read the answer, which may be a refusal. The proof and frame-ancestors decide whether the page
 * may embed the portal.
 */
function headersFor(origin: string): Record<string, string> {
  const shared = { "Cache-Control": "no-store", Vary: "Origin" };
  return origin ? { ...shared, "Access-Control-Allow-Origin": origin } : shared;
}

/**
 * `cause` appears only in the log. By default, it is the cause that requestTicket logged, or else the code.
 */
function refusal(
  { origin, language }: Asking,
  status: number,
  code: keyof typeof sentences,
  more: Record<string, string> = {},
  cause?: string,
): Response {
  addLogContext({ cause: cause ?? logContext().cause ?? code });
  const body = { error: { code, requestId: requestId(), words: wordsFor(code, language) } };
  return Response.json(body, { status, headers: { ...headersFor(origin), ...more } });
}

const sentences = {
  access_denied: "embed.access_denied",
  invalid: "embed.invalid",
  rate_limited: "embed.rate_limited",
  unavailable: "embed.unavailable",
  unexpected: "embed.unavailable",
} as const;

/** The hint for the developer, which the loader logs in debug mode. */
function hintFor(code: keyof typeof sentences): string {
  if (code === "unavailable" || code === "unexpected") return "Find the reference in the server’s log.";
  return `Why it was refused: ${env().APP_URL}/dashboard/hash-tester?ref=${requestId()}`;
}

/** The sentences that the loader shows the customer, in the merchant's page. */
function wordsFor(code: keyof typeof sentences, language: Language) {
  const logAnswer = sayIn(language);
  return {
    message: logAnswer(sentences[code]),
    retry: logAnswer("page.tryAgain"),
    reference: logAnswer("page.reference"),
    lang: language,
    dir: directionOf(language),
    hint: hintFor(code),
  };
}
