import "server-only";
import { env } from "../../env";
import { parseUrl } from "../../parse-url";

/**
 * The URL of a page on Stripe, such as an invoice, its PDF or a receipt. Null for any other URL. When
 * STRIPE_API_BASE is set, the simulator's pages are allowed too.
 */
export function hostedLink(address: string | null | undefined): string | null {
  const url = address ? parseUrl(address) : undefined;
  if (!address || !url) return null;
  const { protocol, hostname, origin } = url;
  if (origin === env().STRIPE_API_BASE) return address;
  const isStripes = hostname === "stripe.com" || hostname.endsWith(".stripe.com");
  return protocol === "https:" && isStripes ? address : null;
}

/**
 * The URL of a Checkout Session's page. Merchants may have Stripe serve it under a domain of their own, so a
 * host that isn't Stripe's is accepted over HTTPS if the path names the session. Null for any other URL.
 */
export function checkoutLink({ id, url: address }: { id: string; url: string | null }): string | null {
  const link = hostedLink(address);
  const url = address ? parseUrl(address) : undefined;
  if (link || !url) return link;
  const isPlain = url.protocol === "https:" && url.port === "" && url.username === "" && url.password === "";
  return isPlain && url.pathname.split("/").includes(id) ? address : null;
}
