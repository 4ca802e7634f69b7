import "server-only";
import { sha256 } from "../../crypto";
import { findVisit, type ResolvedPortal } from "../../db/visits";
import { PortalError } from "../../errors";
import { effectiveSettings } from "../../settings/effective";
import type { PortalSettings } from "../../settings/schema";
import { isHostedVisit, readVisit, type Visit } from "../visit/visit";

export type HostedPage = {
  /** The merchant's business. Empty for an unknown visitor. */
  name: string;
  returnUrl: string | null;
  settings: PortalSettings;
};

export function hostedPageOf({
  name,
  settings: stored,
  mode,
}: ResolvedPortal): Omit<HostedPage, "returnUrl"> {
  const settings = effectiveSettings(stored, mode);
  return { name: settings.businessName || name, settings };
}

/**
 * The hosted page of a visit. It is found even after the visit has ended, so that customers get a link back to the
 * merchant's site. Null if the token belongs to no visit on this portal's hosted page.
 */
export async function findHostedPage(portalId: string, token: string): Promise<HostedPage | null> {
  const row = await findVisit(sha256(token));
  if (!row || row.portalId !== portalId || !isHostedVisit(row)) return null;
  return { ...hostedPageOf(row.portal), returnUrl: row.returnUrl };
}

/** The visit that the browser's cookie names. Throws `visit_expired` for a visit of another portal, or in a frame. */
export async function readHostedVisit(
  portalId: string,
  token: string,
  request: Parameters<typeof readVisit>[1],
): Promise<Visit> {
  if (!(await findHostedPage(portalId, token))) throw new PortalError("visit_expired", "not_hosted");
  return readVisit(token, request);
}
