import { parseUrl } from "../../parse-url";
import type { Mode } from "../../tenancy";

/** Who may embed a portal. The same list answers the loader's request and the browser's frame-ancestors. */
export type Embedding = { mode: Mode; allowedOrigins: string[] };

// A numeric IPv6 address is no source of a Content-Security-Policy, so it is not one of ours either.
const localHosts = ["localhost", "127.0.0.1"];

/** In test mode a portal without a list may be tried on one's own machine; in live mode it may be embedded nowhere. */
export function isAllowedOrigin({ mode, allowedOrigins }: Embedding, origin: string): boolean {
  if (allowedOrigins.includes(origin)) return true;
  return mode === "test" && allowedOrigins.length === 0 && isLocal(origin);
}

function isLocal(origin: string): boolean {
  const url = parseUrl(origin);
  if (!url) return false;
  const { hostname, protocol, origin: plain } = url;
  return plain === origin && /^https?:$/.test(protocol) && localHosts.includes(hostname);
}

/** The sources of the Content-Security-Policy's frame-ancestors. Stored origins were checked when they were saved. */
export function frameAncestors(embedding: Embedding | null): string {
  if (!embedding) return "'none'";
  const { mode, allowedOrigins } = embedding;
  if (allowedOrigins.length > 0) return allowedOrigins.join(" ");
  if (mode === "live") return "'none'";
  return localHosts.flatMap((host) => [`http://${host}:*`, `https://${host}:*`]).join(" ");
}
