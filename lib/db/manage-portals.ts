import "server-only";
import { randomText } from "../crypto";
import type { Mode } from "../tenancy";
import { type Actor, auditEntry } from "./audit";
import { database } from "./client";
import type { Prisma } from "./generated/client";
import { lockMerchant } from "./lock-merchant";
import { oldestFirst } from "./portals";

/** The maximum number of portals per mode, which is more than any merchant has brands. */
export const maxPortals = 50;

type NewPortal = { name: string; settings: Prisma.InputJsonObject };

/** Adds a portal with these settings and returns its ID, or undefined if there are already too many portals. */
export async function addPortal(
  who: Actor,
  mode: Mode,
  { name, settings }: NewPortal,
): Promise<string | undefined> {
  const { merchantId } = who;
  const id = randomText(20);
  return database().$transaction(async (transaction) => {
    await lockMerchant(transaction, merchantId);
    if ((await transaction.portal.count({ where: { merchantId, mode } })) >= maxPortals) return undefined;
    await transaction.portal.create({ data: { id, merchantId, mode, name, settings } });
    await auditEntry(who, { mode, verb: "portal.created", subject: id, details: { name } }, transaction);
    return id;
  });
}

/** Returns whether the portal exists. */
export async function renamePortal(who: Actor, mode: Mode, id: string, name: string): Promise<boolean> {
  const { merchantId } = who;
  return database().$transaction(async (transaction) => {
    const { count } = await transaction.portal.updateMany({
      where: { merchantId, mode, id },
      data: { name },
    });
    if (count !== 1) return false;
    await auditEntry(who, { mode, verb: "portal.renamed", subject: id, details: { name } }, transaction);
    return true;
  });
}

/**
 * Deletes a portal and ends its visits. Returns false for the first portal, which can't be deleted, and for a portal
 * that doesn't exist.
 */
export async function deletePortal(who: Actor, mode: Mode, id: string): Promise<boolean> {
  const { merchantId } = who;
  return database().$transaction(async (transaction) => {
    await lockMerchant(transaction, merchantId);
    const first = await transaction.portal.findFirst({
      where: { merchantId, mode },
      orderBy: oldestFirst,
      select: { id: true },
    });
    if (first?.id === id) return false;
    const { count } = await transaction.portal.deleteMany({ where: { merchantId, mode, id } });
    if (count !== 1) return false;
    await auditEntry(who, { mode, verb: "portal.deleted", subject: id }, transaction);
    return true;
  });
}
