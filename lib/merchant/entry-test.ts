import "server-only";
import { type Actor, recordAudit } from "../db/audit";
import { readPortal } from "../db/portals";
import { diagnoseEntry } from "../diagnosis/diagnose-entry";
import { originOf } from "../diagnosis/site/diagnose-site";
import { readKnownMerchant } from "../portal/proof/known-merchant";
import { effectiveSettings } from "../settings/effective";
import type { Mode } from "../tenancy";
import { describeVerdict, type Verdict } from "./verdict";

export type EntryTest = { identity: string; proof: string; page: string };

/**
 * Tests whether an identity, a hash or a token, and a page open the portal. Each test is audited, so that no member can
 * quietly guess valid hashes. The audit entry has the verdict, but not the customer's identity.
 */
export async function testEntry(
  who: Actor,
  { mode, portalId }: { mode: Mode; portalId?: string | undefined },
  { identity, proof, page }: EntryTest,
  now = new Date(),
): Promise<Verdict> {
  const portal = await readPortal(who.merchantId, mode, portalId);
  const entered = { ...portal, mode, settings: effectiveSettings(portal.settings, mode) };
  const merchant = await readKnownMerchant(who.merchantId, entered);
  const origin = page.trim() === "" ? undefined : originOf(page);
  const diagnosis = await diagnoseEntry({ identity, proof, origin }, merchant, now);
  const verdict = diagnosis.findings[0]?.mistake ?? "valid";
  await recordAudit(who, { mode, verb: "hash.tested", subject: portal.id, details: { verdict } });
  return describeVerdict(diagnosis, { identity, proof, origin }, merchant);
}
