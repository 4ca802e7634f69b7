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
