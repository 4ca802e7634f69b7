import "server-only";
import { env } from "../../env";
import { parseUrl } from "../../parse-url";

/**
 * A page of Stripe's that a customer is sent to: an invoice, its PDF, a receipt. Null for an address that is not
 * Stripe's; with STRIPE_API_BASE set, the simulator's pages are taken for Stripe's.
 */
export function hostedLink(address: string | null | undefined): string | null {
  const url = address ? parseUrl(address) : undefined;
  if (!address || !url) return null;
  const { protocol, hostname, origin } = url;
  if (origin === env().STRIPE_API_BASE) return address;
  const isStripes = hostname === "stripe.com" || hostname.endsWith(".stripe.com");
  return protocol === "https:" && isStripes ? address : null;
}
