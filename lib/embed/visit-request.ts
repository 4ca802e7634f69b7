import type { Failure, FailureCode } from "./failure";
import { readProof } from "./settings";
import type { EmbedSettings, Proof } from "./settings";

export type VisitReply = { url: string; requestId?: string | undefined } | Failure;

/** Asks for a ticket with what the page has put into the settings; a renewal fetches the hash again, if it can. */
export async function requestTicket(
  appOrigin: string,
  settings: EmbedSettings,
  isRenewal: boolean,
  signal: AbortSignal,
): Promise<VisitReply> {
  // Such a document cannot be told from any other, so the server would refuse it; the proof is not even sent.
  if (origin === "null") return { code: "restricted_frame" };
  if (!appOrigin) return { code: "misplaced" };
  const proof = readProof(settings);
  if (!proof.portal_id || !(proof.email || proof.customer_id)) return { code: "invalid" };
  if (settings.fetchHash && (isRenewal || !proof.hash)) {
    try {
      proof.hash = await settings.fetchHash();
    } catch (error) {
      console.error("[portico] fetchHash failed.", error);
      return { code: "hash_unavailable" };
    }
  }
  return requestVisit(appOrigin, proof, signal);
}

/**
 * Exchanges the proof for an address the frame may open once. The proof travels in the body of this one request:
 * never in an address, where logs and the Referer would keep it.
 */
async function requestVisit(appOrigin: string, proof: Proof, signal: AbortSignal): Promise<VisitReply> {
  try {
    const response = await fetch(`${appOrigin}/api/portal/visits`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(proof),
      credentials: "omit",
      cache: "no-store",
      // A redirect would carry the proof to wherever it points.
      redirect: "error",
      // The path of the merchant's page is none of our business; "no-referrer" would hide the origin as well.
      referrerPolicy: "origin",
      signal,
    });
    // Whatever stands in front of the app answers in HTML.
    return readReply(appOrigin, response.status, await response.json().catch(() => ({})));
  } catch {
    // The browser does not tell a page why a request to another origin failed.
    return { code: "unreachable" };
  }
}

const codes: Record<number, FailureCode> = {
  403: "access_denied",
  413: "invalid",
  422: "invalid",
  429: "rate_limited",
};

function readReply(
  appOrigin: string,
  status: number,
  body: { url?: unknown; requestId?: string; error?: { requestId?: string } },
): VisitReply {
  const url = String(body.url);
  const { requestId } = body.error ?? body;
  // A customer's billing data appears at this address: only our own origin may be put there.
  if (status === 201 && url.startsWith(`${appOrigin}/`)) return { url, requestId };
  // Any other answer below 500 is no answer of Portico's: the file was loaded from the wrong place.
  return { code: codes[status] ?? (status < 500 ? "misplaced" : "unavailable"), requestId };
}
