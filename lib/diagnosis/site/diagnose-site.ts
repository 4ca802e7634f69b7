import { parseUrl } from "../../parse-url";
import { type Embedding, isAllowedOrigin } from "../../portal/proof/origins";
import type { Finding, KnownPortal, SiteMistake } from "../mistakes";

type SiteFinding = Finding<SiteMistake>;

/** The origin of a member's input, which may be a page's URL. Returns the text itself if it isn't a URL. */
export function originOf(text: string): string {
  const url = parseUrl(text.trim());
  return url && /^https?:$/.test(url.protocol) ? url.origin : text.trim();
}

/**
 * Finds the mistake in a page's origin. Undefined if the portal may be embedded there. `detail` is the most similar
 * allowed origin, or the name of another portal.
 *
 * @param origin as a browser sends it.
 * @param portals all portals of the merchant.
 */
export function diagnoseSite(
  portal: Embedding & { id: string },
  origin: string,
  portals: readonly KnownPortal[],
): SiteFinding | undefined {
  if (isAllowedOrigin(portal, origin)) return undefined;
  const url = parseUrl(origin);
  if (origin === "null") return { mistake: "origin_null" };
  if (!url || url.origin !== origin || !/^https?:$/.test(url.protocol)) return { mistake: "origin_invalid" };
  return (
    notPublic(portal, url) ??
    nearListed(portal, url) ??
    listedElsewhere(portal, origin, portals) ?? {
      mistake: portal.allowedOrigins.length === 0 ? "origins_empty" : "origin_not_listed",
    }
  );
}

function notPublic({ mode }: Embedding, { hostname }: URL): SiteFinding | undefined {
  if (hostname.startsWith("[")) return { mistake: "origin_ipv6" };
  const isLocal = /^(localhost|.+\.localhost|127(\.\d{1,3}){3})$/.test(hostname);
  return mode === "live" && isLocal ? { mistake: "origin_local_in_live" } : undefined;
}

/** Finds an allowed origin that differs from the page's in only one respect. */
function nearListed({ allowedOrigins }: Embedding, url: URL): SiteFinding | undefined {
  for (const listed of allowedOrigins) {
    const mistake = differenceTo(listed, url);
    if (mistake) return { mistake, detail: listed };
  }
  const similar = allowedOrigins.find((listed) => isNearly(listed, url.origin));
  return similar ? { mistake: "origin_similar", detail: similar } : undefined;
}

function differenceTo(listed: string, url: URL): SiteMistake | undefined {
  const covers = (origin: string) => isAllowedOrigin({ mode: "live", allowedOrigins: [listed] }, origin);
  const { protocol, host, hostname, port } = url;
  const listedPort = /:(\d+)$/.exec(listed)?.[1];
  const portless = `${protocol}//${hostname}`;
  if (protocol === "http:" && covers(`https://${host}`)) return "origin_http";
  if (covers(listedPort ? `${portless}:${listedPort}` : portless)) return "origin_port";
  const otherName = hostname.startsWith("www.") ? hostname.slice(4) : `www.${hostname}`;
  if (!listed.includes("*") && covers(url.origin.replace(hostname, otherName))) return "origin_www";
  if (listed === `${protocol}//*.${hostname}${port && `:${port}`}`) return "origin_apex";
  const parent = listed.split("://")[1] ?? "";
  return !listed.includes("*") && host.endsWith(`.${parent}`) ? "origin_subdomain" : undefined;
}

function listedElsewhere(
  { id, mode }: Embedding & { id: string },
  origin: string,
  portals: readonly KnownPortal[],
): SiteFinding | undefined {
  const lists = ({ allowedOrigins }: KnownPortal) =>
    isAllowedOrigin({ mode: "live", allowedOrigins }, origin);
  const other = portals.find((portal) => portal.id !== id && portal.mode === mode && lists(portal));
  if (other) return { mistake: "origin_of_other_portal", detail: other.name };
  const inOtherMode = portals.some((portal) => portal.mode !== mode && lists(portal));
  return inOtherMode ? { mistake: "origin_of_other_mode" } : undefined;
}

/** Whether two texts differ in at most two letters, so that one is probably a typo of the other. */
function isNearly(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 2 || one.length < 12) return false;
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return (previous[other.length] ?? Infinity) <= 2;
}
