import "server-only";
import type { MerchantId, Mode } from "../tenancy";
import { database } from "./client";
import { Prisma } from "./generated/client";
import type { IdentifyBy } from "./visits";

export type NewPortalLink = {
  id: string;
  portalId: string;
  mode: Mode;
  hash: string;
  sealedSecret: string;
  apiKeyId: string;
  identity: string;
  identifyBy: IdentifyBy;
  action: string | null;
  subscriptionId: string | null;
  locale: string | null;
  returnUrl: string | null;
  idempotencyKey: string | null;
  requestHash: string;
  createdAt: Date;
  expiresAt: Date;
};

/** Returns false if another request has made a link with the same idempotency key meanwhile. */
export async function createPortalLink(merchantId: MerchantId, link: NewPortalLink): Promise<boolean> {
  try {
    await database().portalLink.create({ data: { ...link, merchantId }, select: { id: true } });
    return true;
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") return false;
    throw error;
  }
}

/** The link that was made with this idempotency key. Null if there is none or it has been deleted. */
export async function findRepeatedLink(
  merchantId: MerchantId,
  mode: Mode,
  idempotencyKey: string,
): Promise<NewPortalLink | null> {
  const link = await database().portalLink.findUnique({
    where: { merchantId_mode_idempotencyKey: { merchantId, mode, idempotencyKey } },
  });
  return link && { ...link, identifyBy: link.identifyBy as IdentifyBy };
}

const isPortalId = (text: string) => /^[A-Za-z0-9]{10,40}$/.test(text);

/** Links that can be opened: in their portal, once, until they expire, and only while their API key is active. */
const whereOpen = (portalId: string, hash: string, now: Date) => ({
  hash,
  portalId,
  spentAt: null,
  expiresAt: { gt: now },
  apiKey: { revokedAt: null },
  portal: { merchant: { deletesAt: null } },
});

export type OpenPortalLink = NewPortalLink & { merchantId: string };

/** The unused link of this portal. Null if the link is invalid for any reason. */
export async function findOpenLink(
  portalId: string,
  hash: string,
  now: Date,
): Promise<OpenPortalLink | null> {
  if (!isPortalId(portalId)) return null;
  const link = await database().portalLink.findFirst({ where: whereOpen(portalId, hash, now) });
  return link && { ...link, identifyBy: link.identifyBy as IdentifyBy };
}

/** Uses up a link. Of several concurrent calls, only one returns true. */
export async function spendLink(portalId: string, hash: string, now: Date): Promise<boolean> {
  const { count } = await database().portalLink.updateMany({
    where: whereOpen(portalId, hash, now),
    data: { spentAt: now },
  });
  return count === 1;
}

/** Makes a link usable again if its visit couldn't begin, for example while Stripe was unreachable. */
export async function restoreLink(portalId: string, hash: string, spentAt: Date): Promise<void> {
  await database().portalLink.updateMany({ where: { portalId, hash, spentAt }, data: { spentAt: null } });
}
