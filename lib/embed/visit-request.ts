import type { PortalProof } from "./api";
import type { Failure, FailureCode, Words } from "./failure";
import type { Merchant } from "./merchant-function";
import { type Proof, proofFetcher, readProof } from "./settings";

export type VisitReply =
  { url: string; title?: string | undefined; requestId?: string | undefined } | Failure;

/** Requests a ticket with the page's settings. A renewal gets a new proof if the page has `fetchProof`. */
export async function requestTicket(
  { appOrigin, settings }: Merchant,
  isRenewal: boolean,
  signal: AbortSignal,
): Promise<VisitReply> {
  // The origin "null" could be any document, so the server would refuse it. Don't even send the proof.
  if (origin === "null") return { code: "restricted_frame" };
  if (!appOrigin) return { code: "misplaced" };
  const proof = readProof(settings);
  if (!proof.portal_id || !(proof.email || proof.customer_id)) return { code: "invalid" };
  const fetchProof = proofFetcher(settings);
  if (fetchProof && (isRenewal || !(proof.hash || proof.token))) {
    try {
      Object.assign(proof, namedProof(await fetchProof()));
    } catch (error) {
      return { code: "hash_unavailable", error };
    }
  }
  const given = proof.token || proof.hash;
  if (spent.has(given)) return { code: "hash_unavailable" };
  const reply = await requestVisit(appOrigin, proof, signal);
  if ("url" in reply && given?.includes(".")) spent.add(given);
  return reply;
}

/** Tokens that have already opened a visit. The server would refuse a second use and count it as a wrong proof. */
const spent = new Set<string | undefined>();

/** Wraps a proof that is a plain string in an object: as `token` if it contains a dot, and otherwise as `hash`. */
function namedProof(proof: PortalProof): object {
  return typeof proof === "string" ? { [proof.includes(".") ? "token" : "hash"]: proof } : proof;
}

/**
 * Exchanges the proof for a URL that the frame may open once. The proof is in the body of this one request,
 * never in a URL, where logs and the Referer header would keep it.
 */
async function requestVisit(appOrigin: string, proof: Proof, signal: AbortSignal): Promise<VisitReply> {
  try {
    const response = await fetch(`${appOrigin}/api/portal/visits`, {
      method: "POST",
      // Sent as plain text, which needs no preflight request.
      body: JSON.stringify(proof),
      credentials: "omit",
      // A redirect would send the proof to its target.
      redirect: "error",
      // We don't need the path of the merchant's page; "no-referrer" would hide the origin too.
      referrerPolicy: "origin",
      signal,
    });
    // If the answer isn't JSON, it comes from a proxy in front of the app.
    return readReply(appOrigin, response.status, await response.json().catch(() => ({})));
  } catch {
    // The browser doesn't tell a page why a cross-origin request failed.
    return { code: "unreachable" };
  }
}

const codes: Record<number, FailureCode> = {
  403: "access_denied",
  413: "invalid",
  422: "invalid",
  429: "rate_limited",
};

type Refusal = { requestId?: string; words?: Words };

function readReply(
  appOrigin: string,
  status: number,
  body: { url?: unknown; title?: string; requestId?: string; error?: Refusal },
): VisitReply {
  const url = String(body.url);
  const { requestId, words }: Refusal = body.error ?? body;
  // The customer's billing data appears at this URL, so it must be on our own origin.
  if (status === 201 && url.startsWith(`${appOrigin}/`)) return { url, title: body.title, requestId };
  // Any other status below 500 isn't from Portico: the loader came from another server, so the request went there.
  return { code: codes[status] ?? (status < 500 ? "misplaced" : "unavailable"), requestId, words };
}
