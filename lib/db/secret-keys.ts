import "server-only";
import { randomText, seal } from "../crypto";
import { env } from "../env";
import type { MerchantId, Mode } from "../tenancy";
import { auditEntry } from "./audit";
import type { Actor } from "./audit";
import { database } from "./client";

/** What a sealed secret is bound to: moved into another row it does not open. */
export function secretKeyContext(merchantId: MerchantId, id: string): string {
  return `secret_key|${merchantId}|${id}`;
}

/** At most two, so that one can replace the other without an outage and no forgotten third goes on proving. */
export const mostActiveSecretKeys = 2;

export type SealedSecretKey = { id: string; sealedSecret: string };

const unretired = (now: Date) => ({ OR: [{ retiresAt: null }, { retiresAt: { gt: now } }] });

/** The keys that prove something now, still sealed; open them with `secretKeyContext`. */
export async function activeSecretKeys(merchantId: MerchantId, mode: Mode): Promise<SealedSecretKey[]> {
  return database().secretKey.findMany({
    where: { merchantId, mode, ...unretired(new Date()) },
    select: { id: true, sealedSecret: true },
    orderBy: { createdAt: "asc" },
  });
}

export type SecretKeyRow = {
  id: string;
  last4: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  retiresAt: Date | null;
};

/** The active keys of a mode as the dashboard shows them, the oldest first. */
export async function listSecretKeys(merchantId: MerchantId, mode: Mode): Promise<SecretKeyRow[]> {
  return database().secretKey.findMany({
    where: { merchantId, mode, ...unretired(new Date()) },
    select: { id: true, last4: true, createdAt: true, lastUsedAt: true, retiresAt: true },
    orderBy: { createdAt: "asc" },
  });
}

/** One key of the merchant, sealed, or undefined; a key of another merchant is as good as none. */
export async function findSecretKey(
  merchantId: MerchantId,
  mode: Mode,
  id: string,
): Promise<(SealedSecretKey & { last4: string }) | undefined> {
  const row = await database().secretKey.findFirst({
    where: { merchantId, mode, id, ...unretired(new Date()) },
    select: { id: true, sealedSecret: true, last4: true },
  });
  return row ?? undefined;
}

export type KnownSecretKey = SealedSecretKey & { mode: Mode; isRetired: boolean };

/** Every key there ever was, of both modes and still sealed: a hash is best explained by the key that made it. */
export async function everySecretKey(merchantId: MerchantId): Promise<KnownSecretKey[]> {
  const rows = await database().secretKey.findMany({
    where: { merchantId },
    select: { id: true, sealedSecret: true, mode: true, retiresAt: true },
    orderBy: { createdAt: "desc" },
    take: 50,
  });
  const now = new Date();
  return rows.map(({ retiresAt, ...row }) => ({ ...row, isRetired: retiresAt !== null && retiresAt <= now }));
}

export type NewSecretKey = { id: string; secret: string; last4: string; sealedSecret: string };

/** Always of the same length and never chosen by a person: short keys and padded ones have twins under HMAC. */
export function newSecretKey(merchantId: MerchantId, mode: Mode): NewSecretKey {
  const id = `key_${randomText(20)}`;
  const secret = `portico_${mode}_${randomText(43)}`;
  const sealedSecret = seal(env().SEALING_KEYS, secretKeyContext(merchantId, id), secret);
  return { id, secret, last4: secret.slice(-4), sealedSecret };
}

/** Adds a key; returns undefined when two are active already. The secret is not readable from the row. */
export async function addSecretKey(who: Actor, mode: Mode): Promise<NewSecretKey | undefined> {
  const { merchantId } = who;
  const key = newSecretKey(merchantId, mode);
  const { id, last4, sealedSecret } = key;
  return database().$transaction(async (transaction) => {
    // The portal's row is locked, so that two requests at once cannot both find one key and make a third.
    await transaction.portal.updateMany({ where: { merchantId, mode }, data: { updatedAt: new Date() } });
    const active = await transaction.secretKey.count({
      where: { merchantId, mode, ...unretired(new Date()) },
    });
    if (active >= mostActiveSecretKeys) return undefined;
    await transaction.secretKey.create({ data: { id, merchantId, mode, sealedSecret, last4 } });
    await auditEntry(who, { mode, verb: "secret_key.created", subject: id }, transaction);
    return key;
  });
}

/** From `retiresAt` on the key proves nothing. Returns whether there was such a key. */
export async function retireSecretKey(who: Actor, mode: Mode, id: string, retiresAt: Date): Promise<boolean> {
  const { merchantId } = who;
  return database().$transaction(async (transaction) => {
    const { count } = await transaction.secretKey.updateMany({
      where: { merchantId, mode, id, ...unretired(new Date()) },
      data: { retiresAt },
    });
    if (count !== 1) return false;
    // What was opened with this key ends with it when it ends now, tickets on their way included.
    if (retiresAt <= new Date()) {
      await transaction.ticket.deleteMany({ where: { merchantId, secretKeyId: id } });
      await transaction.visit.deleteMany({ where: { merchantId, secretKeyId: id } });
    }
    const details = { retiresAt: retiresAt.toISOString() };
    await auditEntry(who, { mode, verb: "secret_key.retired", subject: id, details }, transaction);
    return true;
  });
}

/** Whether what this key has proven still holds. */
export async function isSecretKeyActive(merchantId: MerchantId, id: string): Promise<boolean> {
  return (await database().secretKey.count({ where: { merchantId, id, ...unretired(new Date()) } })) === 1;
}

/** Called by the door when a key has proven an identity. Exact to the minute, so that most visits write nothing. */
export async function markSecretKeyUsed(merchantId: MerchantId, id: string, now: Date): Promise<void> {
  const aMinuteAgo = new Date(now.getTime() - 60_000);
  await database().secretKey.updateMany({
    where: { merchantId, id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: aMinuteAgo } }] },
    data: { lastUsedAt: now },
  });
}
