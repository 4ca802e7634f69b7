import "server-only";
import { hmac, unseal } from "../crypto";
import { type Actor, recordAudit } from "../db/audit";
import { readPortal } from "../db/portals";
import { findSecretKey, listSecretKeys, secretKeyContext } from "../db/secret-keys";
import { whatOf } from "../diagnosis/words/explanation";
import { env } from "../env";
import { parseIdentity } from "../portal/proof/proof";
import { effectiveSettings } from "../settings/effective";
import type { Mode } from "../tenancy";
import { MerchantError } from "./errors";

/**
 * Makes the right hash of an identity, for a merchant to compare with the hash from their server. The hash opens this
 * customer's portal, so the audit entry is written before the hash is returned.
 */
export async function createHash(
  who: Actor,
  { mode, portalId }: { mode: Mode; portalId?: string | undefined },
  text: string,
): Promise<{ hash: string; last4: string }> {
  const portal = await readPortal(who.merchantId, mode, portalId);
  const settings = effectiveSettings(portal.settings, mode);
  const identity = parseIdentity(settings.identifyBy, text);
  if (identity === undefined)
    throw new MerchantError("invalid", "We couldn’t create a hash.", {
      identity: `Enter the customer’s ${whatOf(settings)} exactly as your page sends it.`,
    });
  const keys = await listSecretKeys(who.merchantId, mode);
  // Uses the newest key, because an older one is about to end.
  const newest = keys.filter(({ retiresAt }) => retiresAt === null).at(-1) ?? keys.at(-1);
  const key = newest && (await findSecretKey(who.merchantId, mode, newest.id));
  if (!key) throw new MerchantError("invalid", `You have no secret key in ${mode} mode. Create one in Keys.`);
  await recordAudit(who, { mode, verb: "hash.created", subject: portal.id, details: { last4: key.last4 } });
  const secret = unseal(env().SEALING_KEYS, secretKeyContext(who.merchantId, key.id), key.sealedSecret);
  return { hash: hmac(secret, identity), last4: key.last4 };
}
