import { notFound } from "next/navigation";
import { findPortal, type PortalRow } from "@/lib/db/portals";
import { addLogContext } from "@/lib/log/context";
import { requireMember, type SignedInMember } from "@/lib/merchant/session";
import type { Mode } from "@/lib/tenancy";

export type ModeParams = { params: Promise<{ mode: string }> };

/** Returns the member and the mode. Every page calls this, because a layout isn't rendered on each navigation. */
export async function enterPage(
  params: ModeParams["params"],
): Promise<{ member: SignedInMember; mode: Mode }> {
  const member = await requireMember();
  const { mode } = await params;
  if (mode !== "test" && mode !== "live") notFound();
  addLogContext({ mode });
  return { member, mode };
}

/** A portal's page is at `/dashboard/[mode]/p/[portal]/…`. The URLs of the first portal may omit `p/[portal]`. */
export type PortalParams = { params: Promise<{ mode: string; portal?: string }> };

export type EnteredPortalPage = {
  member: SignedInMember;
  mode: Mode;
  portal: PortalRow;
  /** For links and forms: undefined if the URL names no portal. */
  portalId: string | undefined;
};

/** Like `enterPage`, and also returns the portal that the URL names. */
export async function enterPortalPage(params: PortalParams["params"]): Promise<EnteredPortalPage> {
  const { member, mode } = await enterPage(params);
  const { portal: portalId } = await params;
  const isId = portalId === undefined || /^[A-Za-z0-9]{10,40}$/.test(portalId);
  const portal = isId && (await findPortal(member.merchantId, mode, portalId));
  if (!portal) notFound();
  addLogContext({ portalId: portal.id });
  return { member, mode, portal, portalId };
}
