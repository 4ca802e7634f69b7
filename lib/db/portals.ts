import "server-only";
import type { PortalSettings } from "../settings/schema";
import type { MerchantId, Mode } from "../tenancy";
import { type Actor, type AuditDraft, auditEntry } from "./audit";
import { database } from "./client";
import type { Prisma } from "./generated/client";

/** `settings` and `service` are stored values. Read them only through lib/settings. */
export type PortalRow = {
  id: string;
  name: string;
  settings: unknown;
  service: unknown;
  allowedOrigins: string[];
  /** When a customer first opened it, or null. */
  firstVisitAt: Date | null;
};

const portalFields = {
  id: true,
  name: true,
  settings: true,
  service: true,
  allowedOrigins: true,
  firstVisitAt: true,
} as const;

/** Oldest first. Each mode's first portal is created at sign-up, and is the default if the caller names no portal. */
export const oldestFirst = [
  { createdAt: "asc" },
  { id: "asc" },
] satisfies Prisma.PortalOrderByWithRelationInput[];

/** One of a mode's portals, by default the first. Null if the mode has no portal with this ID. */
export async function findPortal(
  merchantId: MerchantId,
  mode: Mode,
  portalId?: string,
): Promise<PortalRow | null> {
  return database().portal.findFirst({
    where: { merchantId, mode, ...(portalId !== undefined && { id: portalId }) },
    orderBy: oldestFirst,
    select: portalFields,
  });
}

/** Like `findPortal`, for a portal that is known to exist in this mode. Throws if it doesn't. */
export async function readPortal(merchantId: MerchantId, mode: Mode, portalId?: string): Promise<PortalRow> {
  const portal = await findPortal(merchantId, mode, portalId);
  if (!portal) throw new Error("This portal doesn't exist.");
  return portal;
}

/**
 * A mode's portals, starting with its first. Their settings don't include the logos: every page of the dashboard lists
 * the portals, none of these lists shows their logos, and the logos of 50 portals can take four megabytes.
 */
export async function listPortals(merchantId: MerchantId, mode: Mode): Promise<PortalRow[]> {
  return database().$queryRaw<PortalRow[]>`
    SELECT id, name, settings - 'logo' - 'logoDark' AS settings, service, "allowedOrigins", "firstVisitAt"
    FROM "Portal" WHERE "merchantId" = ${merchantId} AND mode = ${mode}::"Mode" ORDER BY "createdAt", id`;
}

/** All portals of both modes, by name and origins, to explain a visit to the wrong portal. */
export async function listAllPortals(
  merchantId: MerchantId,
): Promise<{ id: string; name: string; mode: Mode; allowedOrigins: string[] }[]> {
  return database().portal.findMany({
    where: { merchantId },
    orderBy: oldestFirst,
    select: { id: true, name: true, mode: true, allowedOrigins: true },
  });
}

/**
 * The condition to find a portal's row for an update, and the portal's name in the audit trail. `portalId` defaults to
 * the mode's first portal. The audit trail names that portal after its mode, as it did when each mode had only one
 * portal.
 */
async function rowOf(merchantId: MerchantId, mode: Mode, portalId?: string) {
  const { id } = await readPortal(merchantId, mode, portalId);
  const subject = await auditSubject(merchantId, mode, id);
  return { where: { merchantId_id: { merchantId, id } }, subject };
}

/** Returns a portal's name in the audit trail. */
export async function auditSubject(merchantId: MerchantId, mode: Mode, portalId?: string): Promise<string> {
  if (portalId === undefined) return mode;
  const first = await readPortal(merchantId, mode);
  return first.id === portalId ? mode : portalId;
}

/**
 * Calls `decide` with the stored settings while the row is locked, and saves what it returns. If `decide` throws or
 * returns null, the settings stay the same. The audit entry contains the settings after the save. These entries are the
 * settings' history.
 */
export async function savePortalSettings(
  who: Actor,
  mode: Mode,
  portalId: string | undefined,
  decide: (stored: unknown) => PortalSettings | null,
): Promise<void> {
  const { where, subject } = await rowOf(who.merchantId, mode, portalId);
  await database().$transaction(async (transaction) => {
    const data = { updatedAt: new Date() };
    // This update locks the row, so of two concurrent saves, the second sees the result of the first.
    const stored = await transaction.portal.update({ where, data, select: { settings: true } });
    const settings = decide(stored.settings);
    if (!settings) return;
    await transaction.portal.update({ where, data: { settings }, select: { id: true } });
    const entry = { mode, verb: "settings.saved", subject, details: settings };
    await auditEntry(who, entry, transaction);
  });
}

type StoredColumn = { service: unknown; allowedOrigins: string[] };

/**
 * Calls `next` with the stored value of one column while the row is locked, and saves the value it returns. If `next`
 * throws, the value stays the same.
 */
export async function changePortal<Column extends keyof StoredColumn>(
  who: Actor,
  mode: Mode,
  { portalId, column, verb }: { portalId?: string | undefined; column: Column; verb: string },
  next: (stored: StoredColumn[Column]) => { value: StoredColumn[Column]; details: AuditDraft["details"] },
): Promise<void> {
  const { where, subject } = await rowOf(who.merchantId, mode, portalId);
  await database().$transaction(async (transaction) => {
    const data = { updatedAt: new Date() };
    const locked = await transaction.portal.update({ where, data, select: portalFields });
    const { value, details = {} } = next(locked[column]);
    const changed = { [column]: value } as Prisma.PortalUpdateInput;
    await transaction.portal.update({ where, data: changed, select: { id: true } });
    await auditEntry(who, { mode, verb, subject, details }, transaction);
  });
}

/**
 * When a customer last opened this portal, or, without an ID, any portal of the mode. Null if none has. A visit shows
 * that the snippet works.
 */
export async function lastVisitAt(
  merchantId: MerchantId,
  mode: Mode,
  portalId?: string,
): Promise<Date | null> {
  const visit = await database().visit.findFirst({
    where: { merchantId, mode, ...(portalId !== undefined && { portalId }) },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true },
  });
  return visit?.createdAt ?? null;
}

/** When each portal of a mode was last opened, by its ID. */
export async function lastVisitsByPortal(merchantId: MerchantId, mode: Mode): Promise<Record<string, Date>> {
  const groups = await database().visit.groupBy({
    by: ["portalId"],
    where: { merchantId, mode },
    _max: { createdAt: true },
  });
  return Object.fromEntries(
    groups.flatMap(({ portalId, _max }) => (_max.createdAt ? [[portalId, _max.createdAt]] : [])),
  );
}
