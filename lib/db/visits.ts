import "server-only";
import type { MerchantId, Mode } from "../tenancy";
import { database } from "./client";

/**
 * Tickets, visits, and the one look-up that comes before anybody is known: a portal by its public id. Its
 * merchant is minted by lib/portal/visit/visit.ts alone, after the proof held.
 */

export type IdentifyBy = "email" | "customer_id";

export type PortalRow = {
  id: string;
  merchantId: string;
  mode: Mode;
  settings: unknown;
  service: unknown;
  allowedOrigins: string[];
};

const portalFields = {
  id: true,
  merchantId: true,
  mode: true,
  settings: true,
  service: true,
  allowedOrigins: true,
} as const;

/** It comes from an address, where anything may stand; PostgreSQL refuses some texts, such as those with NUL. */
const isPortalId = (text: string) => /^[A-Za-z0-9]{10,40}$/.test(text);

export async function resolvePortal(portalId: string): Promise<PortalRow | null> {
  if (!isPortalId(portalId)) return null;
  return database().portal.findUnique({ where: { id: portalId }, select: portalFields });
}

export type NewTicket = {
  hash: string;
  portalId: string;
  mode: Mode;
  identity: string;
  identifyBy: IdentifyBy;
  secretKeyId: string | null;
  subscriptionId: string | null;
  origin: string;
  expiresAt: Date;
};

export async function createTicket(merchantId: MerchantId, ticket: NewTicket): Promise<void> {
  await database().ticket.create({ data: { ...ticket, merchantId } });
}

export type SpentTicket = NewTicket & { merchantId: string };

/**
 * Presents a ticket. Of two that present the same one, one finds it unspent. Null when there is no such ticket;
 * a spent one is returned too, because it still tells which page the frame stands in.
 */
export async function presentTicket(
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

export type NewVisit = Omit<NewTicket, "hash"> & {
  tokenHash: string;
  customerIds: string[];
  customerId: string | null;
};

export async function createVisit(merchantId: MerchantId, visit: NewVisit): Promise<void> {
  await database().visit.create({ data: { ...visit, merchantId } });
}

/** The visit of a token with its portal, ended or not; who asks decides by the times. */
export async function findVisit(tokenHash: string) {
  const visit = await database().visit.findUnique({
    where: { tokenHash },
    include: { portal: { select: portalFields }, secretKey: { select: { retiresAt: true } } },
  });
  return visit && { ...visit, identifyBy: visit.identifyBy as IdentifyBy };
}

export async function touchVisit(merchantId: MerchantId, tokenHash: string, at: Date): Promise<void> {
  await database().visit.updateMany({ where: { merchantId, tokenHash }, data: { lastSeenAt: at } });
}

/** Shows one of the visit's own customers from now on, or none again; false when it is not one of them. */
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

/** Forgets tickets and visits that ended before `before`. */
export async function forgetEndedVisits(before: Date): Promise<void> {
  await database().ticket.deleteMany({ where: { expiresAt: { lt: before } } });
  await database().visit.deleteMany({ where: { expiresAt: { lt: before } } });
}
