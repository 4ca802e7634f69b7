import "server-only";
import type { MerchantId, Mode } from "../tenancy";
import { database } from "./client";
import { portalFields, type ResolvedPortal, whereOpen } from "./visits";

export type NewPreview = {
  tokenHash: string;
  portalId: string;
  mode: Mode;
  sessionId: string;
  customerId: string;
  settings: object;
  expiresAt: Date;
};

/** Creates a preview. If the session now has more than `most` previews, deletes its oldest ones. */
export async function createPreview(
  merchantId: MerchantId,
  preview: NewPreview,
  { most }: { most: number },
): Promise<void> {
  const { sessionId } = preview;
  await database().preview.create({ data: { ...preview, merchantId } });
  const old = await database().preview.findMany({
    where: { merchantId, sessionId },
    orderBy: { createdAt: "desc" },
    skip: most,
    select: { tokenHash: true },
  });
  if (old.length === 0) return;
  const tokenHash = { in: old.map((row) => row.tokenHash) };
  await database().preview.deleteMany({ where: { merchantId, tokenHash } });
}

export type PreviewRow = {
  tokenHash: string;
  customerId: string;
  settings: unknown;
  expiresAt: Date;
  portal: ResolvedPortal;
};

/** A token's preview with its portal, whether or not it has ended. The caller checks the time. */
export async function findPreview(tokenHash: string): Promise<PreviewRow | null> {
  return database().preview.findUnique({
    where: { tokenHash, portal: { merchant: whereOpen } },
    select: {
      tokenHash: true,
      customerId: true,
      settings: true,
      expiresAt: true,
      portal: { select: portalFields },
    },
  });
}
