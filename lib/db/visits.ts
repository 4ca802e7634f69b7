import "server-only";
import type { MerchantId, Mode } from "../tenancy";
import { database } from "./client";

/**
 * Tickets, visits, and the one lookup that needs no identified customer: a portal by its public ID. Only
 * lib/portal/visit/visit.ts mints the portal's merchant ID, once the proof is verified.
 */

export type IdentifyBy = "email" | "customer_id";

export type ResolvedPortal = {
  id: string;
  merchantId: string;
  mode: Mode;
  name: string;
  settings: unknown;
  service: unknown;
  allowedOrigins: string[];
  firstVisitAt: Date | null;
};

/** A merchant about to be deleted no longer has a portal. */
export const whereOpen = { deletesAt: null } as const;

export const portalFields = {
  id: true,
  merchantId: true,
  mode: true,
  name: true,
  settings: true,
  service: true,
  allowedOrigins: true,
  firstVisitAt: true,
} as const;

/** The ID comes from a URL and may be any text. PostgreSQL refuses some texts, such as those with NUL. */
const isPortalId = (text: string) => /^[A-Za-z0-9]{10,40}$/.test(text);

export async function resolvePortal(portalId: string): Promise<ResolvedPortal | null> {
  if (!isPortalId(portalId)) return null;
  return database().portal.findUnique({ where: { id: portalId, merchant: whereOpen }, select: portalFields });
}

export type NewTicket = {
  hash: string;
  portalId: string;
  mode: Mode;
  identity: string;
  identifyBy: IdentifyBy;
  /** "hash" or "token", or null without a proof. */
  provenBy: string | null;
  secretKeyId: string | null;
  subscriptionId: string | null;
  locale: string | null;
  /** The page's other wishes, as lib/portal/wishes stores them. */
  wishes: object | null;
  origin: string;
  expiresAt: Date;
};

export async function createTicket(merchantId: MerchantId, ticket: NewTicket): Promise<void> {
  await database().ticket.create({ data: { ...withWishes(ticket), merchantId } });
}

/** Prisma doesn't accept null for a JSON column. An omitted column stays empty. */
const withWishes = <Row extends { wishes: object | null }>({ wishes, ...row }: Row) => ({
  ...row,
  ...(wishes && { wishes }),
});

export type SpentTicket = Omit<NewTicket, "wishes"> & { merchantId: string; wishes: unknown };

/**
 * Spends a ticket. If two callers present the same ticket at the same time, only one of them finds it unspent. Returns
 * null if the ticket doesn't exist. A spent ticket is still returned, because it shows which page embeds the frame.
 */
export async function spendTicket(
  portalId: string,
  hash: string,
  at: Date,
): Promise<{ ticket: SpentTicket; wasUnspent: boolean } | null> {
  if (!isPortalId(portalId)) return null;
  const ticket = await database().ticket.findFirst({ where: { hash, portalId } });
  if (!ticket) return null;
  const { count } = await database().ticket.updateMany({
    where: { hash, portalId, spentAt: null },
    data: { spentAt: at },
  });
  return { ticket: { ...ticket, identifyBy: ticket.identifyBy as IdentifyBy }, wasUnspent: count === 1 };
}

export type NewVisit = Omit<NewTicket, "hash" | "locale"> & {
  tokenHash: string;
  /** The API key that made the link that opened this visit. */
  apiKeyId: string | null;
  /** The return URL of the hosted page. */
  returnUrl: string | null;
  language: string;
  customerIds: string[];
  customerId: string | null;
};

export async function createVisit(merchantId: MerchantId, visit: NewVisit): Promise<void> {
  await database().visit.create({ data: { ...withWishes(visit), merchantId } });
}

/** Records when a portal was first opened. */
export async function markFirstVisit(merchantId: MerchantId, portalId: string, at: Date): Promise<void> {
  await database().portal.updateMany({
    where: { merchantId, id: portalId, firstVisitAt: null },
    data: { firstVisitAt: at },
  });
}

/** A token's visit with its portal, whether or not it has ended. The caller checks the times. */
export async function findVisit(tokenHash: string) {
  const visit = await database().visit.findUnique({
    where: { tokenHash, portal: { merchant: whereOpen } },
    include: {
      portal: { select: portalFields },
      secretKey: { select: { retiresAt: true } },
      apiKey: { select: { revokedAt: true } },
    },
  });
  return visit && { ...visit, identifyBy: visit.identifyBy as IdentifyBy };
}

export async function touchVisit(merchantId: MerchantId, tokenHash: string, at: Date): Promise<void> {
  await database().visit.updateMany({ where: { merchantId, tokenHash }, data: { lastSeenAt: at } });
}

/**
 * From now on, the visit shows this one of its customers, or none if null. Returns false if the customer isn't part of
 * the visit.
 */
export async function chooseCustomer(
  merchantId: MerchantId,
  tokenHash: string,
  customerId: string | null,
): Promise<boolean> {
  const { count } = await database().visit.updateMany({
    where: { merchantId, tokenHash, ...(customerId !== null && { customerIds: { has: customerId } }) },
    data: { customerId },
  });
  return count === 1;
}

export async function saveVisitLanguage(
  merchantId: MerchantId,
  tokenHash: string,
  language: string,
): Promise<void> {
  await database().visit.updateMany({ where: { merchantId, tokenHash }, data: { language } });
}
