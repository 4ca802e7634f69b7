import "server-only";
import type { ResolvedPortal } from "../../db/visits";
import { env } from "../../env";
import { PortalError } from "../../errors";
import { stripeFor } from "../../stripe/connection/client";
import type { MerchantId } from "../../tenancy";
import type { IdentifyBy } from "../proof/proof";
import { beginVisitWith } from "../visit/begin-visit";
import { secondsAfter, visitSeconds } from "../visit/visit";

/** The customer whose hosted page opens, and the kind of proof. */
export type HostedIdentity = {
  merchantId: MerchantId;
  portal: ResolvedPortal;
  identity: string;
  identifyBy: IdentifyBy;
  /** "link": the merchant's server requested a link. "email": the customer has proven to own the address. */
  provenBy: "link" | "email";
  apiKeyId: string | null;
  subscriptionId: string | null;
  locale: string | null;
  returnUrl: string | null;
};

/** `token` belongs to the visit. */
export type OpenedHosted = { token: string; expiresAt: Date };

/**
 * Opens the hosted page: begins a visit for a customer whose identity is already proven. Links use this, and the
 * sign-in by email will. If the API key of a link is revoked in the meantime, the visit ends before it is first read.
 */
export async function openHosted(
  { portal, ...who }: HostedIdentity,
  browser: string | null,
  now: Date,
): Promise<OpenedHosted> {
  const { mode, id: portalId } = portal;
  const stripe = await stripeFor(who.merchantId, mode);
  const { APP_URL: origin } = env();
  const row = { ...who, mode, portalId, origin, secretKeyId: null, spentAt: now };
  const beginning = await beginVisitWith({ portal, row, stripe, spentAt: now }, browser);
  if (!beginning.hasBegun) throw new PortalError("visit_expired", beginning.why);
  return { token: beginning.token, expiresAt: secondsAfter(now, visitSeconds) };
}
