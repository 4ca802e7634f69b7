import "server-only";
import type { MerchantId, Mode } from "../tenancy";
import { type Actor, auditEntry } from "./audit";
import { database } from "./client";
import type { Prisma } from "./generated/client";

/** The context that a Stripe key is sealed with. The key can't be unsealed for another merchant or mode. */
export function stripeKeyContext(merchantId: MerchantId, mode: Mode): string {
  return `stripe_key|${merchantId}|${mode}`;
}

export type StripeKeyRow = {
  sealedKey: string;
  kind: string;
  last4: string;
  accountId: string;
  accountName: string | null;
  /** Used to open Stripe's form in the browser. Not secret. Null until the merchant provides it. */
  publishableKey: string | null;
  /** The secret that Stripe signs its events with, sealed. Null until the merchant provides it. */
  sealedWebhookSecret: string | null;
  checkedAt: Date;
};

const stripeKeyFields = {
  sealedKey: true,
  kind: true,
  last4: true,
  accountId: true,
  accountName: true,
  publishableKey: true,
  sealedWebhookSecret: true,
  checkedAt: true,
} as const;

/** The merchant's Stripe connection, with the key sealed. Null if none was made. */
export async function findStripeKey(merchantId: MerchantId, mode: Mode): Promise<StripeKeyRow | null> {
  return database().stripeKey.findUnique({
    where: { merchantId_mode: { merchantId, mode } },
    select: stripeKeyFields,
  });
}

/**
 * Saves the key and replaces any earlier one. Returns false, and saves nothing, if another merchant has connected the
 * same Stripe account in this mode: both merchants would apply their own events, limits and changes to the same
 * customers. Revealing this is safe, because only someone with a key to the account can connect it.
 */
export async function saveStripeKey(
  who: Actor,
  mode: Mode,
  key: Omit<StripeKeyRow, "checkedAt" | "publishableKey" | "sealedWebhookSecret">,
): Promise<boolean> {
  const { merchantId } = who;
  const { accountId, kind, last4 } = key;
  const data = { ...key, checkedAt: new Date() };
  return database().$transaction(async (transaction) => {
    if (accountId && (await isConnectedElsewhere(transaction, { merchantId, mode, accountId }))) return false;
    await transaction.stripeKey.upsert({
      where: { merchantId_mode: { merchantId, mode } },
      create: { ...data, merchantId, mode },
      update: data,
    });
    const entry = { mode, verb: "stripe_key.saved", subject: accountId, details: { kind, last4 } };
    await auditEntry(who, entry, transaction);
    return true;
  });
}

type ConnectedAccount = { merchantId: MerchantId; mode: Mode; accountId: string };

/**
 * Locks the account until the transaction ends. Without the lock, if two merchants connect it at the same time, the
 * second could check before the first has saved.
 */
async function isConnectedElsewhere(
  transaction: Prisma.TransactionClient,
  { merchantId, mode, accountId }: ConnectedAccount,
): Promise<boolean> {
  const name = `stripe account|${mode}|${accountId}`;
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
  const where = { mode, accountId, NOT: { merchantId } };
  return (await transaction.stripeKey.findFirst({ where, select: { merchantId: true } })) !== null;
}

/** Records that the key was just checked with Stripe. */
export async function saveCheckTime(merchantId: MerchantId, mode: Mode): Promise<void> {
  await database().stripeKey.updateMany({ where: { merchantId, mode }, data: { checkedAt: new Date() } });
}

/**
 * Saves the publishable key in the Stripe key's row, or removes it if null. Returns whether Stripe is
 * connected.
 */
export async function savePublishableKey(
  who: Actor,
  mode: Mode,
  publishableKey: string | null,
): Promise<boolean> {
  const { merchantId } = who;
  const [{ count }] = await database().$transaction([
    database().stripeKey.updateMany({ where: { merchantId, mode }, data: { publishableKey } }),
    auditEntry(who, {
      mode,
      verb: "publishable_key.saved",
      subject: mode,
      details: { last4: publishableKey?.slice(-4) ?? null },
    }),
  ]);
  return count === 1;
}

/** The context that a signing secret is sealed with. */
export function webhookSecretContext(merchantId: MerchantId, mode: Mode): string {
  return `webhook_secret|${merchantId}|${mode}`;
}

/**
 * Saves the signing secret in the Stripe key's row, or removes it if null. Returns whether Stripe is
 * connected.
 */
export async function saveWebhookSecret(
  who: Actor,
  mode: Mode,
  sealedWebhookSecret: string | null,
): Promise<boolean> {
  const { merchantId } = who;
  const verb = sealedWebhookSecret === null ? "webhook_secret.removed" : "webhook_secret.saved";
  const [{ count }] = await database().$transaction([
    database().stripeKey.updateMany({ where: { merchantId, mode }, data: { sealedWebhookSecret } }),
    auditEntry(who, { mode, verb, subject: mode }),
  ]);
  return count === 1;
}

/** Disconnects Stripe. Returns whether it was connected. */
export async function deleteStripeKey(who: Actor, mode: Mode): Promise<boolean> {
  const { merchantId } = who;
  const [{ count }] = await database().$transaction([
    database().stripeKey.deleteMany({ where: { merchantId, mode } }),
    auditEntry(who, { mode, verb: "stripe_key.removed", subject: mode }),
  ]);
  return count === 1;
}
