import { parse } from "tldts";

/**
 * Whether `*.<host>` covers sites of different owners: the host is a public suffix (`com`, `co.uk`) or belongs to
 * a service that gives subdomains away (`vercel.app`), by the list at publicsuffix.org.
 */
export function widensTooFar(host: string): boolean {
  const { domain, isIp } = parse(host, { allowPrivateDomains: true });
  return isIp === true || domain === null;
}
