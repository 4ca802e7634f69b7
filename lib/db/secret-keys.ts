import "server-only";
import { randomText, seal } from "../crypto";
import { env } from "../env";
import type { MerchantId, Mode } from "../tenancy";
import { type Actor, auditEntry } from "./audit";
import { database } from "./client";
import type { Prisma } from "./generated/client";
import { lockMerchant } from "./lock-merchant";

/** The proofs that a key makes on the merchant's server: hashes of an identity, or signed tokens. Never both. */
export type KeyPurpose = "hash" | "token";

/**
 * The context that a secret is sealed with. In any other row, or as a key of the other purpose, the secret can't be
 * unsealed.
 */
export function secretKeyContext(merchantId: MerchantId, id: string, purpose: KeyPurpose = "hash"): string {
  return `${purpose === "hash" ? "secret_key" : "signing_key"}|${merchantId}|${id}`;
}

/** With two keys, one can be replaced without downtime. More aren't allowed, so that no forgotten key stays active. */
export const maxActiveSecretKeys = 2;

export type SealedSecretKey = { id: string; sealedSecret: string };

const whereActive = (now: Date) => ({ OR: [{ retiresAt: null }, { retiresAt: { gt: now } }] });

/** The active keys, still sealed. Unseal them with `secretKeyContext`. */
export async function activeSecretKeys(
  merchantId: MerchantId,
  mode: Mode,
  purpose: KeyPurpose = "hash",
): Promise<SealedSecretKey[]> {
  return database().secretKey.findMany({
    where: { merchantId, mode, purpose, ...whereActive(new Date()) },
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

/** A mode's active keys for the dashboard, oldest first. */
export async function listSecretKeys(
  merchantId: MerchantId,
  mode: Mode,
  purpose: KeyPurpose = "hash",
): Promise<SecretKeyRow[]> {
  return database().secretKey.findMany({
    where: { merchantId, mode, purpose, ...whereActive(new Date()) },
    select: { id: true, last4: true, createdAt: true, lastUsedAt: true, retiresAt: true },
    orderBy: { createdAt: "asc" },
  });
}

/**
 * One of the merchant's active keys, sealed. Undefined if it doesn't exist or belongs to another merchant.
 */
export async function findSecretKey(
  merchantId: MerchantId,
  mode: Mode,
  id: string,
  purpose: KeyPurpose = "hash",
): Promise<(SealedSecretKey & { last4: string }) | undefined> {
  const row = await database().secretKey.findFirst({
    where: { merchantId, mode, purpose, id, ...whereActive(new Date()) },
    select: { id: true, sealedSecret: true, last4: true },
  });
  return row ?? undefined;
}

export type KnownSecretKey = SealedSecretKey & {
  mode: Mode;
  purpose: KeyPurpose;
  last4: string;
  isRetired: boolean;
};

/** The newest keys of both modes and purposes, sealed and including retired ones, to find the key that made a proof. */
export async function listKnownSecretKeys(merchantId: MerchantId): Promise<KnownSecretKey[]> {
  const rows = await database().secretKey.findMany({
    where: { merchantId },
    select: { id: true, sealedSecret: true, mode: true, purpose: true, last4: true, retiresAt: true },
    orderBy: { createdAt: "desc" },
    take: 50,
  });
  const now = new Date();
  return rows.map(({ retiresAt, ...row }) => ({ ...row, isRetired: retiresAt !== null && retiresAt <= now }));
}

export type NewSecretKey = { id: string; secret: string; last4: string; sealedSecret: string };

/**
 * Keys have a fixed length and are never chosen by a person, because under HMAC a short key and its padded form give
 * the same hash. A signing key contains its ID, so that a merchant's server needs to store only one text.
 */
export function newSecretKey(merchantId: MerchantId, mode: Mode, purpose: KeyPurpose = "hash"): NewSecretKey {
  const name = randomText(20);
  const [id, secret] =
    purpose === "hash"
      ? [`key_${name}`, `portico_${mode}_${randomText(43)}`]
      : [`sig_${name}`, `portico_sign_${mode}_${name}_${randomText(43)}`];
  const sealedSecret = seal(env().SEALING_KEYS, secretKeyContext(merchantId, id, purpose), secret);
  return { id, secret, last4: secret.slice(-4), sealedSecret };
}

/** The key's name in the audit trail's verbs: `secret_key.created`, `signing_key.retired`. */
const nameOf = (purpose: KeyPurpose) => (purpose === "hash" ? "secret_key" : "signing_key");

/**
 * Adds a key and returns it with its secret, which the row contains only sealed. Returns undefined if two keys are
 * already active.
 */
export async function addSecretKey(
  who: Actor,
  mode: Mode,
  purpose: KeyPurpose = "hash",
): Promise<NewSecretKey | undefined> {
  const { merchantId } = who;
  const key = newSecretKey(merchantId, mode, purpose);
  const { id, last4, sealedSecret } = key;
  return database().$transaction(async (transaction) => {
    await lockMerchant(transaction, merchantId);
    const active = await transaction.secretKey.count({
      where: { merchantId, mode, purpose, ...whereActive(new Date()) },
    });
    if (active >= maxActiveSecretKeys) return undefined;
    await transaction.secretKey.create({ data: { id, merchantId, mode, purpose, sealedSecret, last4 } });
    await auditEntry(who, { mode, verb: `${nameOf(purpose)}.created`, subject: id }, transaction);
    return key;
  });
}

/**
 * Adds a key and retires all others at `retiresAt`: now if they have leaked, or later to roll them. Returns undefined
 * if a roll is already in progress, because more than two keys would be active.
 */
export async function replaceSecretKeys(
  who: Actor,
  mode: Mode,
  { purpose, retiresAt }: { purpose: KeyPurpose; retiresAt: Date },
): Promise<NewSecretKey | undefined> {
  const { merchantId } = who;
  const key = newSecretKey(merchantId, mode, purpose);
  const { id, last4, sealedSecret } = key;
  return database().$transaction(async (transaction) => {
    await lockMerchant(transaction, merchantId);
    const where = { merchantId, mode, purpose, ...whereActive(new Date()) };
    const others = await transaction.secretKey.findMany({ where, select: { id: true } });
    if (retiresAt > new Date() && others.length >= maxActiveSecretKeys) return undefined;
    await transaction.secretKey.create({ data: { id, merchantId, mode, purpose, sealedSecret, last4 } });
    await auditEntry(who, { mode, verb: `${nameOf(purpose)}.created`, subject: id }, transaction);
    for (const other of others) await retireWithin(transaction, who, mode, { ...other, purpose, retiresAt });
    return key;
  });
}

type Retiring = { id: string; purpose: KeyPurpose; retiresAt: Date };

/** Returns whether the key exists and was active. */
async function retireWithin(
  transaction: Prisma.TransactionClient,
  who: Actor,
  mode: Mode,
  { id, purpose, retiresAt }: Retiring,
): Promise<boolean> {
  const { merchantId } = who;
  const { count } = await transaction.secretKey.updateMany({
    where: { merchantId, mode, purpose, id, ...whereActive(new Date()) },
    data: { retiresAt },
  });
  if (count !== 1) return false;
  // If the key ends now, so do the visits and unused tickets it proved.
  if (retiresAt <= new Date()) {
    await transaction.ticket.deleteMany({ where: { merchantId, secretKeyId: id } });
    await transaction.visit.deleteMany({ where: { merchantId, secretKeyId: id } });
  }
  const details = { retiresAt: retiresAt.toISOString() };
  await auditEntry(who, { mode, verb: `${nameOf(purpose)}.retired`, subject: id, details }, transaction);
  return true;
}

/**
 * Retires a key at `retiresAt`. From then on, hashes made with it are refused. Returns whether the key exists
 * and was active.
 */
export async function retireSecretKey(
  who: Actor,
  mode: Mode,
  id: string,
  retiresAt: Date,
  purpose: KeyPurpose = "hash",
): Promise<boolean> {
  return database().$transaction((transaction) =>
    retireWithin(transaction, who, mode, { id, purpose, retiresAt }),
  );
}

/** Whether proofs made with this key are still accepted. */
export async function isSecretKeyActive(merchantId: MerchantId, id: string): Promise<boolean> {
  return (await database().secretKey.count({ where: { merchantId, id, ...whereActive(new Date()) } })) === 1;
}

/** Records that a key has just proved an identity, at most once a minute, so that most visits write nothing. */
export async function markSecretKeyUsed(merchantId: MerchantId, id: string, now: Date): Promise<void> {
  const aMinuteAgo = new Date(now.getTime() - 60_000);
  await database().secretKey.updateMany({
    where: { merchantId, id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: aMinuteAgo } }] },
    data: { lastUsedAt: now },
  });
}
