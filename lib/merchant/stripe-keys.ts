import "server-only";
import { seal } from "../crypto";
import type { Actor } from "../db/audit";
import {
  deleteStripeKey,
  findStripeKey,
  saveCheckTime,
  saveStripeKey,
  stripeKeyContext,
} from "../db/stripe-keys";
import { env } from "../env";
import { PortalError } from "../errors";
import { stripeAway, stripeKeyRejected } from "../problem-words";
import { stripeFor } from "../stripe/connection/client";
import { checkStripeKey, type KeyRights, readRights } from "../stripe/keys/keys";
import {
  addedLater,
  nameOf,
  permissionsFor,
  type StripePermission,
  stripePermissions,
} from "../stripe/keys/permissions";
import type { MerchantId, Mode } from "../tenancy";
import { MerchantError } from "./errors";
import { readAllSettings } from "./settings";

export type ConnectedStripe = { last4: string; accountName: string | null };

/**
 * Checks the pasted key with Stripe and stores it sealed, replacing the previous one. Throws a MerchantError that
 * describes the problem with the key and never repeats the key.
 */
export async function connectStripe(who: Actor, mode: Mode, text: string): Promise<ConnectedStripe> {
  const needed = permissionsFor(...(await readAllSettings(who.merchantId, mode)));
  const check = await checkStripeKey(text, mode, needed);
  if (!check.ok) {
    const code = check.problem === "unreachable" ? "unavailable" : "stripe_key_refused";
    throw new MerchantError(code, "The key wasn’t saved.", { key: check.message });
  }
  const { key, ...shown } = check.value;
  const before = await findStripeKey(who.merchantId, mode);
  // Another account has other customers, so current visits could end in the middle of an operation.
  if (before?.accountId && shown.accountId && before.accountId !== shown.accountId) {
    const message = `This key is for the Stripe account ${shown.accountId}, but ${before.accountId} is connected. Disconnect that account first.`;
    throw new MerchantError("stripe_key_refused", "The key wasn’t saved.", { key: message });
  }
  const sealedKey = seal(env().SEALING_KEYS, stripeKeyContext(who.merchantId, mode), key);
  if (!(await saveStripeKey(who, mode, { ...shown, sealedKey }))) {
    const message =
      "Another merchant on this installation is connected to this Stripe account. Disconnect it there first.";
    throw new MerchantError("stripe_key_refused", "The key wasn’t saved.", { key: message });
  }
  return { last4: shown.last4, accountName: shown.accountName };
}

/**
 * Lists the permissions that the connected key lacks for settings that were turned on after it was saved. Returns an
 * empty list if no key is connected or Stripe is unreachable, because a wrong warning would be worse than a late one.
 */
export async function missingPermissions(merchantId: MerchantId, mode: Mode): Promise<StripePermission[]> {
  const needed = permissionsFor(...(await readAllSettings(merchantId, mode)));
  // Permissions that every key needs were checked when it was saved.
  const added = needed.filter(
    (permission) => !stripePermissions.includes(permission) || addedLater.includes(permission.id),
  );
  if (added.length === 0 || !(await findStripeKey(merchantId, mode))) return [];
  return missingAmong(merchantId, mode, added);
}

/** The given permissions that the connected key lacks. Empty if Stripe doesn't say. */
export async function missingAmong(
  merchantId: MerchantId,
  mode: Mode,
  permissions: readonly StripePermission[],
): Promise<StripePermission[]> {
  const rights = await rightsOf(merchantId, mode, permissions);
  return rights.state === "known" ? rights.missing : [];
}

/**
 * `unreadable`: the key can't be decrypted, because its sealing key is gone. `misdirected`: the installation has moved
 * from the sandbox to Stripe or back since the key was saved.
 */
type StoredKeyRights = KeyRights | { state: "unreadable" | "misdirected" };

async function rightsOf(
  merchantId: MerchantId,
  mode: Mode,
  permissions: readonly StripePermission[],
): Promise<StoredKeyRights> {
  try {
    return await readRights(await stripeFor(merchantId, mode), permissions);
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    return { state: error.reason === "stripe_key_misdirected" ? "misdirected" : "unreadable" };
  }
}

/** The permissions that the mode's portals need for their settings, and the rights that the connected key has. */
export async function stripeKeyRights(
  merchantId: MerchantId,
  mode: Mode,
): Promise<{ permissions: StripePermission[]; rights: StoredKeyRights }> {
  const permissions = permissionsFor(...(await readAllSettings(merchantId, mode)));
  return { permissions, rights: await rightsOf(merchantId, mode, permissions) };
}

/** Why the permissions of a key aren't known, and how to fix that. */
export const keyProblems = {
  refused: `${stripeKeyRejected}. Replace it below.`,
  unreachable: `${stripeAway}, so we can’t tell which permissions this key has. Try again in a minute.`,
  misdirected:
    "This key doesn’t fit this installation: one uses Stripe, the other the sandbox. Replace the key below.",
  unreadable: "This key can’t be decrypted, because SEALING_KEYS has changed. Replace it below.",
} as const;

/**
 * Checks the connected key again and stores the time of the check. Returns the missing permissions, named as in
 * Stripe's dashboard: `["Customers: Write"]`. Throws a MerchantError if Stripe refuses the key or doesn't answer.
 */
export async function recheckStripeKey({ merchantId }: Actor, mode: Mode): Promise<{ missing: string[] }> {
  if (!(await findStripeKey(merchantId, mode)))
    throw new MerchantError("not_found", "Stripe isn’t connected in this mode.");
  const { rights } = await stripeKeyRights(merchantId, mode);
  if (rights.state !== "known") {
    const code = rights.state === "unreachable" ? "unavailable" : "stripe_key_refused";
    throw new MerchantError(code, keyProblems[rights.state]);
  }
  await saveCheckTime(merchantId, mode);
  return { missing: rights.missing.map(nameOf) };
}

/**
 * Deletes the key. Subscriptions continue in Stripe, but this mode's portals show nothing until another key is
 * connected.
 */
export async function disconnectStripe(who: Actor, mode: Mode): Promise<void> {
  if (await deleteStripeKey(who, mode)) return;
  throw new MerchantError("not_found", "Stripe isn’t connected in this mode.");
}
