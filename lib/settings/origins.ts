import { parseUrl } from "../parse-url";

/**
 * The origins that may embed a portal. They go into a header that decides who may frame it, so each is parsed
 * and serialized, and only exact origins pass.
 */

export const maxOrigins = 20;

export type ParsedOrigins = { ok: true; origins: string[] } | { ok: false; problem: string };

const localHostPattern = /^(localhost|.+\.localhost|127(\.\d{1,3}){3})$/;
// Rejects anything the URL parser would silently repair or drop.
const plainOrigin = /^https?:\/\/[^\s\p{Cc}/\\?#@;,'"*%]+\/?$/iu;

/** Parses one origin per line; commas and blank lines are allowed between them. */
export function parseOrigins(text: string, mode: "test" | "live"): ParsedOrigins {
  if (/[^\P{Cc}\r\n\t]/u.test(text)) return { ok: false, problem: "The list holds a control character." };
  const entries = text
    .split(/[\n,]/)
    .map((entry) => entry.trim())
    .filter(Boolean);
  if (entries.length > maxOrigins)
    return { ok: false, problem: `At most ${maxOrigins} origins can be allowed.` };
  const origins = new Set<string>();
  for (const entry of entries) {
    const parsed = parseOrigin(entry, mode);
    if (!parsed.ok) return { ok: false, problem: `${shortened(entry)}: ${parsed.problem}` };
    origins.add(parsed.origin);
  }
  return { ok: true, origins: [...origins] };
}

function parseOrigin(
  entry: string,
  mode: "test" | "live",
): { ok: true; origin: string } | { ok: false; problem: string } {
  if (entry.includes("*")) return { ok: false, problem: "name each origin by itself, without a star." };
  const url = plainOrigin.test(entry) ? parseUrl(entry) : undefined;
  if (!url) {
    return { ok: false, problem: "write scheme and host only, such as https://app.example.com." };
  }
  const { origin, hostname, protocol } = url;
  // Browsers don't support IPv6 sources in a Content-Security-Policy, so nothing could embed the portal.
  if (hostname.startsWith("["))
    return { ok: false, problem: "use a name instead of a numeric IPv6 address." };
  const isLocal = localHostPattern.test(hostname);
  if (mode === "live" && isLocal) return { ok: false, problem: "live mode needs a public address." };
  if (mode === "live" && protocol !== "https:") return { ok: false, problem: "live mode needs https." };
  return { ok: true, origin };
}

function shortened(entry: string): string {
  return entry.length > 60 ? `${entry.slice(0, 60)}…` : entry;
}
