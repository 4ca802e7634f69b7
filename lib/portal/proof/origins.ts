import { parseUrl } from "../../parse-url";
import type { Mode } from "../../tenancy";

/** The sites that may embed a portal. The same list answers the loader's request and sets frame-ancestors. */
export type Embedding = { mode: Mode; allowedOrigins: string[] };

// A Content-Security-Policy can't contain IPv6 addresses, so we don't support them either.
const localHosts = ["localhost", "127.0.0.1"];

/** The developer's own machine can always embed a portal in test mode. In live mode, only listed origins can. */
export function isAllowedOrigin({ mode, allowedOrigins }: Embedding, origin: string): boolean {
  return allowedOrigins.some((allowed) => covers(allowed, origin)) || (mode === "test" && isLocal(origin));
}

/** `https://*.example.com` covers every subdomain but not the domain itself, as in a browser's policy. */
function covers(allowed: string, origin: string): boolean {
  if (!allowed.includes("://*.")) return allowed === origin;
  const [scheme = "", parent = ""] = allowed.split("://*");
  const url = plainUrl(origin);
  return (
    url !== undefined &&
    url.origin.startsWith(`${scheme}://`) &&
    url.host.endsWith(parent) &&
    url.host !== parent
  );
}

function isLocal(origin: string): boolean {
  const url = plainUrl(origin);
  return url !== undefined && /^https?:$/.test(url.protocol) && localHosts.includes(url.hostname);
}

/** The origin as a URL, if it is written exactly as browsers write it. */
function plainUrl(origin: string): URL | undefined {
  const url = parseUrl(origin);
  return url?.origin === origin ? url : undefined;
}

/** The value of frame-ancestors in the Content-Security-Policy. Stored origins were validated when they were saved. */
export function frameAncestors(embedding: Embedding | null): string {
  if (!embedding) return "'none'";
  const { mode, allowedOrigins } = embedding;
  const local = localHosts.flatMap((host) => [`http://${host}:*`, `https://${host}:*`]);
  const sources = mode === "test" ? [...allowedOrigins, ...local] : allowedOrigins;
  return sources.length > 0 ? sources.join(" ") : "'none'";
}
