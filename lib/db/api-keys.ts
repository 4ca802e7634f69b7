import "server-only";
import { randomText, sha256 } from "../crypto";
import { type MerchantId, mintMerchantId, type Mode } from "../tenancy";
import { type Actor, auditEntry } from "./audit";
import { database } from "./client";
import { lockMerchant } from "./lock-merchant";

/** The limit makes merchants revoke forgotten keys. */
export const maxActiveApiKeys = 10;

export type ApiKeyRow = {
  id: string;
  name: string;
  last4: string;
  createdAt: Date;
  lastUsedAt: Date | null;
};

/** A mode's active keys for the dashboard, oldest first. */
export async function listApiKeys(merchantId: MerchantId, mode: Mode): Promise<ApiKeyRow[]> {
  return database().apiKey.findMany({
    where: { merchantId, mode, revokedAt: null },
    select: { id: true, name: true, last4: true, createdAt: true, lastUsedAt: true },
    orderBy: { createdAt: "asc" },
  });
}

/**
 * Adds a key, or returns undefined if there are already too many keys. The key is random, so its hash needs no salt.
 */
export async function addApiKey(
  who: Actor,
  mode: Mode,
  name: string,
): Promise<{ id: string; key: string } | undefined> {
  const { merchantId } = who;
  const id = `api_${randomText(20)}`;
  const key = `portico_api_${mode}_${randomText(43)}`;
  return database().$transaction(async (transaction) => {
    await lockMerchant(transaction, merchantId);
    const active = await transaction.apiKey.count({ where: { merchantId, mode, revokedAt: null } });
    if (active >= maxActiveApiKeys) return undefined;
    const data = { id, merchantId, mode, name, hash: sha256(key), last4: key.slice(-4) };
    await transaction.apiKey.create({ data });
    await auditEntry(who, { mode, verb: "api_key.created", subject: id, details: { name } }, transaction);
    return { id, key };
  });
}

/**
 * Revokes a key immediately, with the links that it made and the visits that these links opened. Returns whether the
 * key exists and was active.
 */
export async function revokeApiKey(who: Actor, mode: Mode, id: string): Promise<boolean> {
  const { merchantId } = who;
  return database().$transaction(async (transaction) => {
    const { count } = await transaction.apiKey.updateMany({
      where: { merchantId, mode, id, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count !== 1) return false;
    await transaction.portalLink.deleteMany({ where: { merchantId, apiKeyId: id } });
    await transaction.visit.deleteMany({ where: { merchantId, apiKeyId: id } });
    await auditEntry(who, { mode, verb: "api_key.revoked", subject: id }, transaction);
    return true;
  });
}

export type ApiCaller = { keyId: string; merchantId: MerchantId; mode: Mode };

/**
 * The caller with this key. Null if the key doesn't exist, is revoked, or its merchant is about to be deleted. Nothing
 * is cached, so a revoked key stops working immediately in every process.
 */
export async function findApiCaller(key: string): Promise<ApiCaller | null> {
  const row = await database().apiKey.findUnique({
    where: { hash: sha256(key), revokedAt: null, merchant: { deletesAt: null } },
    select: { id: true, merchantId: true, mode: true },
  });
  if (!row) return null;
  return { keyId: row.id, merchantId: mintMerchantId(row.merchantId), mode: row.mode };
}

/** Records that the key was used, at most once a minute, so that most requests write nothing. */
export async function markApiKeyUsed(merchantId: MerchantId, id: string, now: Date): Promise<void> {
  const aMinuteAgo = new Date(now.getTime() - 60_000);
  await database().apiKey.updateMany({
    where: { merchantId, id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: aMinuteAgo } }] },
    data: { lastUsedAt: now },
  });
}
