import { hmac } from "@/lib/crypto";
import { spendTicket } from "@/lib/portal/visit/begin-visit";
import { type FirstView, firstView } from "@/lib/portal/visit/first-view";
import { requestTicket } from "@/lib/portal/visit/request-ticket";
import { type PortalWorld, sampleOrigin } from "./portal-world";

/**
 * Opens the portal as its page does: with a proof, a ticket and the first view. If `isProven` is false, the hash is
 * left out, and the portal opens only if the merchant has turned the hash off.
 */
export async function open(
  world: PortalWorld,
  identity: string,
  { isProven = true } = {},
): Promise<FirstView> {
  const claimed = identity.includes("@") ? { email: identity } : { customerId: identity };
  const proof = { ...claimed, ...(isProven && { hash: hmac(world.secret, identity) }), origin: sampleOrigin };
  // Each world has its own IP address, because without proof, one IP address may open the portal for only ten customers
  // per hour.
  const ticket = await requestTicket({ portalId: world.portalId, ...proof, address: world.portalId });
  const spent = ticket && (await spendTicket(world.portalId, ticket));
  if (!spent || "hasBegun" in spent) throw new Error(`No ticket was accepted for ${identity}.`);
  return firstView(spent, null);
}
