import "server-only";
import { unseal } from "../crypto";
import { type Actor, recordAudit } from "../db/audit";
import {
  addSecretKey,
  findSecretKey,
  type KeyPurpose,
  replaceSecretKeys,
  retireSecretKey,
  secretKeyContext,
} from "../db/secret-keys";
import { env } from "../env";
import type { Mode } from "../tenancy";
import { MerchantError } from "./errors";

/** How long an old key keeps working after its replacement. */
export const overlapSeconds = 7 * 24 * 60 * 60;

const unknownKey = () => new MerchantError("not_found", "This key no longer exists. Reload the page.");

/**
 * Creates a key and returns its secret. Two keys can be active, so that a key can be replaced without downtime.
 *
 * @param purpose "hash" for a secret key, "token" for a signing key.
 */
export async function createSecretKey(
  who: Actor,
  mode: Mode,
  purpose: KeyPurpose = "hash",
): Promise<{ id: string; secret: string }> {
  const key = await addSecretKey(who, mode, purpose);
  if (key) return { id: key.id, secret: key.secret };
  const message = "You can have at most two active keys. Revoke the old one first.";
  throw new MerchantError("invalid", message);
}

/** The choices for how many hours an old key keeps working. */
export const rollHours = [1, 24, 168] as const;
export type RollHours = (typeof rollHours)[number];

/**
 * Creates a key to replace the others. For the given number of hours, the old key keeps working, so that nobody is
 * locked out. With 0 hours, the other keys end immediately, together with the visits that they opened.
 */
export async function replaceKeys(
  who: Actor,
  mode: Mode,
  { purpose, hours }: { purpose: KeyPurpose; hours: RollHours | 0 },
): Promise<{ id: string; secret: string; last4: string }> {
  const retiresAt = new Date(Date.now() + hours * 60 * 60 * 1000);
  const key = await replaceSecretKeys(who, mode, { purpose, retiresAt });
  if (key) return { id: key.id, secret: key.secret, last4: key.last4 };
  throw new MerchantError("invalid", "You can have at most two active keys. Revoke the old one first.");
}

/** Records in an audit entry that the secret is revealed, and then returns it. */
export async function revealSecretKey(
  who: Actor,
  mode: Mode,
  id: string,
  purpose: KeyPurpose = "hash",
): Promise<string> {
  const key = await findSecretKey(who.merchantId, mode, id, purpose);
  if (!key) throw unknownKey();
  // The audit entry is written first, so no secret is ever revealed without a trace.
  const verb = purpose === "hash" ? "secret_key.revealed" : "signing_key.revealed";
  await recordAudit(who, { mode, verb, subject: id, details: { last4: key.last4 } });
  return unseal(env().SEALING_KEYS, secretKeyContext(who.merchantId, id, purpose), key.sealedSecret);
}

/** Retires a key: immediately, which ends the visits it opened, or after an overlap in which both keys work. */
export async function retireKey(
  who: Actor,
  mode: Mode,
  id: string,
  when: "now" | "after_overlap",
  purpose: KeyPurpose = "hash",
): Promise<void> {
  const retiresAt = new Date(Date.now() + (when === "now" ? 0 : overlapSeconds * 1000));
  if (!(await retireSecretKey(who, mode, id, retiresAt, purpose))) throw unknownKey();
}
