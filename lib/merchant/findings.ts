import "server-only";
import type { Actor } from "../db/audit";
import type { FindingGroup } from "../db/findings";
import * as database from "../db/findings";
import { type FindingKind, findingKinds } from "../findings";
import type { MerchantId, Mode } from "../tenancy";

const maxShown = 5;

/** Reads the findings that the merchant hasn't dismissed, grouped by kind, without empty kinds. */
export async function readFindings(merchantId: MerchantId, mode: Mode): Promise<FindingGroup[]> {
  const groups = findingKinds.map((kind) => database.readFindings(merchantId, mode, kind, maxShown));
  return (await Promise.all(groups)).filter(({ count }) => count > 0);
}

/** @param until the time when the page was rendered. Later findings, which the member hasn't seen, aren't dismissed. */
export async function dismissFindings(who: Actor, mode: Mode, kind: FindingKind, until: Date): Promise<null> {
  await database.dismissFindings(who, mode, kind, until);
  return null;
}
