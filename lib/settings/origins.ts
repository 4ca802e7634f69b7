import { parse } from "tldts";
import { parseUrl } from "../parse-url";

/**
 * The origins that may embed a portal: `https://app.example.com`, or `https://*.example.com` for every subdomain. They
 * become part of a header that decides which pages may frame the portal, so each is parsed and serialized again, and
 * nothing else passes.
 */

export const maxOrigins = 20;

export type ParsedOrigins = { ok: true; origins: string[] } | { ok: false; problem: string };

const localHostPattern = /^(localhost|.+\.localhost|127(\.\d{1,3}){3})$/;
// Rejects anything the URL parser would silently repair or drop.
const plainOrigin = /^https?:\/\/(\*\.)?[^\s\p{Cc}/\\?#@;,'"*%]+\/?$/iu;
/** Takes the place of the `*` while the rest of a wildcard is parsed. */
const anyLabel = "x";

/** Parses one origin per line; commas and blank lines are allowed between them. */
export function parseOrigins(text: string, mode: "test" | "live"): ParsedOrigins {
  if (/[^\P{Cc}\r\n\t]/u.test(text))
    return { ok: false, problem: "The list contains an invisible character." };
  const entries = text
    .split(/[\n,]/)
    .map((entry) => entry.trim())
    .filter(Boolean);
  if (entries.length > maxOrigins)
    return { ok: false, problem: `You can allow at most ${maxOrigins} sites.` };
  const origins = new Set<string>();
  for (const entry of entries) {
    const parsed = parseOrigin(entry, mode);
    if (!parsed.ok) return { ok: false, problem: `${shortened(entry)}: ${parsed.problem}` };
    origins.add(parsed.origin);
  }
  return { ok: true, origins: [...origins] };
}

type ParsedOrigin = { ok: true; origin: string } | { ok: false; problem: string };

function parseOrigin(entry: string, mode: "test" | "live"): ParsedOrigin {
  const isWildcard = /^[a-z]+:\/\/\*\./i.test(entry);
  if (entry.includes("*") && !isWildcard)
    return refused("a * can only replace the subdomain, as in https://*.example.com.");
  const url = plainOrigin.test(entry) ? parseUrl(entry.replace("*", anyLabel)) : undefined;
  if (!url) return refused("enter only https:// and the host, as in https://app.example.com.");
  const { origin, hostname, protocol } = url;
  // Browsers don't support IPv6 sources in a Content-Security-Policy, so nothing could embed the portal.
  if (hostname.startsWith("[")) return refused("use a host name instead of an IPv6 address.");
  if (mode === "live" && localHostPattern.test(hostname)) return refused("live mode needs a public address.");
  if (mode === "live" && protocol !== "https:") return refused("live mode needs https.");
  if (!isWildcard) return { ok: true, origin };
  const parent = hostname.slice(`${anyLabel}.`.length);
  if (widensTooFar(parent))
    return refused(`anyone can get a site under ${parent}. Add a domain of your own to it.`);
  return { ok: true, origin: origin.replace(`//${anyLabel}.`, "//*.") };
}

/**
 * Whether `*.<host>` covers sites of different owners: the host is a public suffix (`com`, `co.uk`) or belongs to
 * a service that gives subdomains away (`vercel.app`), according to the list at publicsuffix.org.
 */
function widensTooFar(host: string): boolean {
  const { domain, isIp } = parse(host, { allowPrivateDomains: true });
  return isIp === true || domain === null;
}

const refused = (problem: string): ParsedOrigin => ({ ok: false, problem });

function shortened(entry: string): string {
  return entry.length > 60 ? `${entry.slice(0, 60)}…` : entry;
}
