import "server-only";
import { unseal } from "../crypto";
import { type Actor, recordAudit } from "../db/audit";
import { readPortal } from "../db/portals";
import { listKnownSecretKeys, secretKeyContext } from "../db/secret-keys";
import { env } from "../env";
import { effectiveSettings } from "../settings/effective";
import type { Mode } from "../tenancy";
import { diagnoseHash, type Diagnosis } from "./hash-tester";

/**
 * Tests a hash against the merchant's keys. Each test is audited with its verdict, without the customer's
 * identity: otherwise a member could quietly guess valid hashes.
 */
export async function testHash(
  who: Actor,
  mode: Mode,
  given: { identity: string; hash: string },
): Promise<Diagnosis> {
  const [portal, other, rows] = await Promise.all([
    readPortal(who.merchantId, mode),
    readPortal(who.merchantId, mode === "test" ? "live" : "test"),
    listKnownSecretKeys(who.merchantId),
  ]);
  const { identifyBy } = effectiveSettings(portal.settings, mode);
  const keys = rows.map(({ id, sealedSecret, ...row }) => {
    const secret = unseal(env().SEALING_KEYS, secretKeyContext(who.merchantId, id), sealedSecret);
    return { ...row, id, secret };
  });
  const portalIds = [portal.id, other.id];
  const diagnosis = diagnoseHash({ ...given, identifyBy, mode, keys, portalIds });
  await recordAudit(who, {
    mode,
    verb: "hash.tested",
    subject: portal.id,
    details: { verdict: diagnosis.verdict },
  });
  return diagnosis;
}
