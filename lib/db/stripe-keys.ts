import "server-only";
import type { MerchantId, Mode } from "../tenancy";
import { auditEntry } from "./audit";
import type { Actor } from "./audit";
import { database } from "./client";

/** What a sealed Stripe key is bound to: moved to another merchant or mode it does not open. */
export function stripeKeyContext(merchantId: MerchantId, mode: Mode): string {
  return `stripe_key|${merchantId}|${mode}`;
}

export type StripeKeyRow = {
  sealedKey: string;
  kind: string;
  last4: string;
  accountId: string;
  accountName: string | null;
  /** What Stripe's form is opened with in the browser; no secret. Null until the merchant gives one. */
  publishableKey: string | null;
  /** With which Stripe signs its events to us; null until the merchant gives it. */
  sealedWebhookSecret: string | null;
  checkedAt: Date;
};

const shown = {
  sealedKey: true,
  kind: true,
  last4: true,
  accountId: true,
  accountName: true,
  publishableKey: true,
  sealedWebhookSecret: true,
  checkedAt: true,
} as const;

/** How we speak to the merchant's Stripe account, the key still sealed; null before one was connected. */
export async function findStripeKey(merchantId: MerchantId, mode: Mode): Promise<StripeKeyRow | null> {
  return database().stripeKey.findUnique({
    where: { merchantId_mode: { merchantId, mode } },
    select: shown,
  });
}

/** Writes the key over the one that was there. */
export async function saveStripeKey(
  who: Actor,
  mode: Mode,
  key: Omit<StripeKeyRow, "checkedAt" | "publishableKey" | "sealedWebhookSecret">,
): Promise<void> {
  const { merchantId } = who;
  const data = { ...key, checkedAt: new Date() };
  await database().$transaction([
    database().stripeKey.upsert({
      where: { merchantId_mode: { merchantId, mode } },
      create: { ...data, merchantId, mode },
      update: data,
    }),
    auditEntry(who, {
      mode,
      verb: "stripe_key.saved",
      subject: key.accountId,
      details: { kind: key.kind, last4: key.last4 },
    }),
  ]);
}

/** Keeps the publishable key beside the Stripe key; null forgets it. Returns whether Stripe is connected. */
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

/** What a sealed signing secret is bound to. */
export function webhookSecretContext(merchantId: MerchantId, mode: Mode): string {
  return `webhook_secret|${merchantId}|${mode}`;
}

/** Keeps the signing secret beside the Stripe key; null forgets it. Returns whether Stripe is connected. */
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

/** Returns whether there was one. */
export async function deleteStripeKey(who: Actor, mode: Mode): Promise<boolean> {
  const { merchantId } = who;
  const [{ count }] = await database().$transaction([
    database().stripeKey.deleteMany({ where: { merchantId, mode } }),
    auditEntry(who, { mode, verb: "stripe_key.removed", subject: mode }),
  ]);
  return count === 1;
}

/**
 * Whether another merchant has connected this Stripe account in this mode. Two would send their own events, limits and
 * changes to the same customers; whoever has a key of the account may know of it.
 */
export async function isConnectedElsewhere(
  merchantId: MerchantId,
  mode: Mode,
  accountId: string,
): Promise<boolean> {
  const where = { mode, accountId, NOT: { merchantId } };
  return (await database().stripeKey.findFirst({ where, select: { merchantId: true } })) !== null;
}
