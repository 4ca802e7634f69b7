import { parseUrl } from "../../parse-url";
import type { Mode } from "../../tenancy";

/** Which sites may embed a portal. The same list answers the loader's request and sets frame-ancestors. */
export type Embedding = { mode: Mode; allowedOrigins: string[] };

// A Content-Security-Policy can't name an IPv6 address, so neither can we.
const localHosts = ["localhost", "127.0.0.1"];

/**
 * In test mode, a portal without a list can be embedded on the developer's own machine; in live mode,
 * nowhere.
 */
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

/**
 * The value of the Content-Security-Policy's frame-ancestors. Stored origins were validated when they were
 * saved.
 */
export function frameAncestors(embedding: Embedding | null): string {
  if (!embedding) return "'none'";
  const { mode, allowedOrigins } = embedding;
  if (allowedOrigins.length > 0) return allowedOrigins.join(" ");
  if (mode === "live") return "'none'";
  return localHosts.flatMap((host) => [`http://${host}:*`, `https://${host}:*`]).join(" ");
}
