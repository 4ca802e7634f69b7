import "server-only";
import type { ResolvedPortal } from "../../db/visits";
import { env } from "../../env";
import { PortalError } from "../../errors";
import { stripeFor } from "../../stripe/connection/client";
import type { MerchantId } from "../../tenancy";
import type { IdentifyBy } from "../proof/proof";
import { beginVisitWith } from "../visit/begin-visit";
import { secondsAfter, visitSeconds } from "../visit/visit";

/** The customer that the hosted page opens for, and how we know. */
export type HostedIdentity = {
  merchantId: MerchantId;
  portal: ResolvedPortal;
  identity: string;
  identifyBy: IdentifyBy;
  /** "link": from the merchant's server. "email": the customer has shown that the address is theirs. */
  provenBy: "link" | "email";
  apiKeyId: string | null;
  subscriptionId: string | null;
  locale: string | null;
  returnUrl: string | null;
};

/** `token` is the visit's. */
export type OpenedHosted = { token: string; expiresAt: Date };

/**
 * The door of the hosted page: begins a visit for somebody whose identity is already proven. A link comes in here, and so
 * will the sign-in by email. If the API key behind it is revoked meanwhile, the visit has ended before it is read.
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
