import "server-only";
import { sha256 } from "../../crypto";
import { findOpenLink, type OpenPortalLink, restoreLink, spendLink } from "../../db/portal-links";
import { resolvePortal } from "../../db/visits";
import { addLogContext } from "../../log/context";
import { mintMerchantId } from "../../tenancy";
import { rememberPortal } from "../visit/known-portals";
import { countVisit } from "../visit/visit-limits";
import { type OpenedHosted, openHosted } from "./open-hosted";

const secretPattern = /^[A-Za-z0-9]{43}$/;

/**
 * Finds a link that can still be opened. Returns null for every other link, whatever the reason. Reading a link doesn't
 * use it up.
 */
export async function findLink(
  portalId: string,
  secret: string,
  now = new Date(),
): Promise<OpenPortalLink | null> {
  if (!secretPattern.test(secret)) return null;
  return findOpenLink(portalId, sha256(secret), now);
}

/** A visit that a link opened, and the operation to open first. */
export type OpenedLink = OpenedHosted & Pick<OpenPortalLink, "action" | "subscriptionId">;

/**
 * Opens the hosted page with a link, once. Null for every link that can't be opened: unknown, used, expired, for
 * another portal or mode, or made with a revoked API key. If the visit can't begin, the link can be used again.
 *
 * @param browser the browser's `Accept-Language` header.
 */
export async function openLink(
  portalId: string,
  secret: string,
  browser: string | null,
  now = new Date(),
): Promise<OpenedLink | null> {
  const link = await findLink(portalId, secret, now);
  const portal = link && (await resolvePortal(portalId));
  if (!portal) return null;
  addLogContext(rememberPortal(portal));
  await countVisit(`${portal.merchantId}|${portal.mode}|${link.identity}`);
  if (!(await spendLink(portalId, link.hash, now))) return null;
  try {
    const opened = await openHosted(
      { ...link, merchantId: mintMerchantId(link.merchantId), portal, provenBy: "link" },
      browser,
      now,
    );
    return { ...opened, action: link.action, subscriptionId: link.subscriptionId };
  } catch (error) {
    await restoreLink(portalId, link.hash, now);
    throw error;
  }
}
