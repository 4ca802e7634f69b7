import "server-only";
import type { PortalSettings } from "../settings/schema";
import type { Service } from "../settings/service";
import type { MerchantId, Mode } from "../tenancy";
import { auditEntry } from "./audit";
import type { Actor, AuditDraft } from "./audit";
import { database } from "./client";
import type { Prisma } from "./generated/client";

/** `settings` and `service` are as stored: read them through lib/settings alone. */
export type PortalRow = {
  id: string;
  name: string;
  settings: unknown;
  service: unknown;
  allowedOrigins: string[];
};

const shown = { id: true, name: true, settings: true, service: true, allowedOrigins: true } as const;

/** The portal of a merchant and mode; both are made at sign-up. */
export async function readPortal(merchantId: MerchantId, mode: Mode): Promise<PortalRow> {
  return database().portal.findUniqueOrThrow({
    where: { merchantId_mode: { merchantId, mode } },
    select: shown,
  });
}

/** `mayChange` is asked about what is stored while nobody else can change it, and throws to leave it so. */
export async function savePortalSettings(
  who: Actor,
  mode: Mode,
  settings: PortalSettings,
  mayChange: (stored: unknown) => void,
): Promise<void> {
  const where = { merchantId_mode: { merchantId: who.merchantId, mode } };
  await database().$transaction(async (transaction) => {
    const data = { updatedAt: new Date() };
    // Written to lock the row: of two at once, the second one is asked about what the first one has saved.
    const stored = await transaction.portal.update({ where, data, select: { settings: true } });
    mayChange(stored.settings);
    await transaction.portal.update({ where, data: { settings }, select: { id: true } });
    const entry = { mode, verb: "settings.saved", subject: mode, details: settings };
    await auditEntry(who, entry, transaction);
  });
}

export async function savePortalService(who: Actor, mode: Mode, service: Service): Promise<void> {
  const details = { name: service.name, products: service.tiers.map((tier) => tier.productId) };
  await change(who, mode, { service }, { mode, verb: "service.saved", subject: mode, details });
}

/** `allowedOrigins` as lib/settings/origins.ts returns them. */
export async function saveAllowedOrigins(who: Actor, mode: Mode, allowedOrigins: string[]): Promise<void> {
  const details = { allowedOrigins };
  await change(who, mode, { allowedOrigins }, { mode, verb: "origins.saved", subject: mode, details });
}

async function change(
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

/** When a customer last came in through this portal, or null: the proof that the snippet works. */
export async function lastVisitAt(merchantId: MerchantId, mode: Mode): Promise<Date | null> {
  const visit = await database().visit.findFirst({
    where: { merchantId, mode },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true },
  });
  return visit?.createdAt ?? null;
}
