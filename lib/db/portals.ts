import "server-only";
import type { PortalSettings } from "../settings/schema";
import type { Service } from "../settings/service";
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

/** A merchant's portal in one mode. Both portals are created at sign-up. */
export async function readPortal(merchantId: MerchantId, mode: Mode): Promise<PortalRow> {
  return database().portal.findUniqueOrThrow({
    where: { merchantId_mode: { merchantId, mode } },
    select: portalFields,
  });
}

/**
 * Calls `decide` with the stored settings while the row is locked, and saves what it returns. To leave them unchanged,
 * `decide` throws or returns null. The audit entry is the settings after the save, which makes the history.
 */
export async function savePortalSettings(
  who: Actor,
  mode: Mode,
  decide: (stored: unknown) => PortalSettings | null,
): Promise<void> {
  const where = { merchantId_mode: { merchantId: who.merchantId, mode } };
  await database().$transaction(async (transaction) => {
    const data = { updatedAt: new Date() };
    // This update locks the row, so of two concurrent saves, the second sees what the first one saved.
    const stored = await transaction.portal.update({ where, data, select: { settings: true } });
    const settings = decide(stored.settings);
    if (!settings) return;
    await transaction.portal.update({ where, data: { settings }, select: { id: true } });
    const entry = { mode, verb: "settings.saved", subject: mode, details: settings };
    await auditEntry(who, entry, transaction);
  });
}

export async function savePortalService(who: Actor, mode: Mode, service: Service): Promise<void> {
  const details = { name: service.name, products: service.tiers.map((tier) => tier.productId) };
  await updatePortal(who, mode, { service }, { mode, verb: "service.saved", subject: mode, details });
}

/** `allowedOrigins` must come from lib/settings/origins.ts. */
export async function saveAllowedOrigins(who: Actor, mode: Mode, allowedOrigins: string[]): Promise<void> {
  const details = { allowedOrigins };
  await updatePortal(who, mode, { allowedOrigins }, { mode, verb: "origins.saved", subject: mode, details });
}

async function updatePortal(
  who: Actor,
  mode: Mode,
  data: Prisma.PortalUpdateInput,
  entry: AuditDraft,
): Promise<void> {
  const { merchantId } = who;
  await database().$transaction([
    database().portal.update({
      where: { merchantId_mode: { merchantId, mode } },
      data,
      select: { id: true },
    }),
    auditEntry(who, entry),
  ]);
}

/** When a customer last opened this portal, or null. Shows that the snippet works. */
export async function lastVisitAt(merchantId: MerchantId, mode: Mode): Promise<Date | null> {
  const visit = await database().visit.findFirst({
    where: { merchantId, mode },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true },
  });
  return visit?.createdAt ?? null;
}
