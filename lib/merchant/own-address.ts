import { parseUrl } from "../parse-url";

/**
 * Returns the address if it is on our own origin, and otherwise the dashboard's address, because links must not lead to
 * other sites.
 */
export function ownAddress(url: string, appUrl: string): string {
  const fallback = new URL("/dashboard", appUrl).href;
  const address = parseUrl(url, appUrl);
  return address?.origin === appUrl ? address.href : fallback;
}
