import "server-only";
import {
  countRefusedVisits,
  findRefusedVisit,
  listRefusedVisits,
  listTriedOrigins,
  type RefusedVisitRow,
} from "../db/refused-visits";
import { type Mistake, mistakes, type Subject } from "../diagnosis/mistakes";
import { notAllowable } from "../diagnosis/site/not-allowable";
import { explain } from "../diagnosis/words/explain";
import type { Explanation } from "../diagnosis/words/explanation";
import { isAllowedOrigin } from "../portal/proof/origins";
import { parseOrigins } from "../settings/origins";
import type { PortalSettings } from "../settings/schema";
import type { MerchantId, Mode } from "../tenancy";

export const refusedVisitsShown = 25;

/** The filters of the list. */
export const refusalFilters = {
  all: undefined,
  hash: ["customer", "proof"],
  site: ["site"],
  other: ["other"],
} as const satisfies Record<string, readonly Subject[] | undefined>;

export type RefusalFilter = keyof typeof refusalFilters;

/** A refused visit in words. */
export type RefusedVisit = Pick<
  RefusedVisitRow,
  "id" | "identity" | "origin" | "createdAt" | "isSiteWrong"
> & {
  subject: Subject;
  words: Explanation;
  /** The origin to allow, if the origin was the only problem and isn't allowed yet. */
  allowableOrigin: string | null;
};

export type RefusedVisits = {
  counts: Record<RefusalFilter, number>;
  visits: RefusedVisit[];
  /** The page that is shown, which may not be the requested one. */
  page: number;
};

export type RefusingPortal = { id: string; mode: Mode; settings: PortalSettings; allowedOrigins: string[] };

/**
 * A portal's refused visits of the last days, newest first. `page` begins with 0. If a later page than the last is
 * requested, the last page is returned.
 */
export async function readRefusedVisits(
  merchantId: MerchantId,
  portal: RefusingPortal,
  { filter, page }: { filter: RefusalFilter; page: number },
): Promise<RefusedVisits> {
  const subjects = refusalFilters[filter];
  const wanted = { portalId: portal.id, ...(subjects && { subjects }) };
  const bySubject = await countRefusedVisits(merchantId, portal.id);
  const count = (subjectsOf: readonly string[]) =>
    subjectsOf.reduce((sum, subject) => sum + (bySubject[subject] ?? 0), 0);
  const counts = {
    all: count(Object.keys(bySubject)),
    hash: count(refusalFilters.hash),
    site: count(refusalFilters.site),
    other: count(refusalFilters.other),
  };
  const lastPage = Math.max(0, Math.ceil(counts[filter] / refusedVisitsShown) - 1);
  const shown = { page: Math.min(page, lastPage), size: refusedVisitsShown };
  const rows = await listRefusedVisits(merchantId, wanted, shown);
  return { counts, visits: rows.map((row) => describeRefusal(row, portal)), page: shown.page };
}

/** The visit whose reference is this text or starts with it, with its mode and portal. Null if there is none. */
export async function findRefusal(
  merchantId: MerchantId,
  reference: string,
): Promise<RefusedVisitRow | null> {
  const id = reference.trim().toLowerCase();
  return /^[0-9a-f-]{8,36}$/.test(id) ? findRefusedVisit(merchantId, id) : null;
}

/** One refused visit in words. */
export function describeRefusal(row: RefusedVisitRow, portal: RefusingPortal): RefusedVisit {
  const { id, identity, origin, createdAt, isSiteWrong, mistake, detail, subject } = row;
  const isKnown = (mistakes as readonly string[]).includes(mistake);
  const finding = { mistake: isKnown ? (mistake as Mistake) : ("unknown" as const), detail };
  const { identifyBy } = portal.settings;
  const words = explain(finding, { identifyBy, mode: portal.mode });
  const isOnlySite = subject === "site" && !notAllowable.includes(finding.mistake);
  const allowableOrigin = isOnlySite && !isAllowedOrigin(portal, origin) ? origin : null;
  return {
    ...{ id, identity, origin, createdAt, isSiteWrong, words, allowableOrigin },
    subject: subject as Subject,
  };
}

export type TriedSite = { origin: string; count: number; lastAt: Date };

/**
 * Sites that tried to show the portal and can be allowed with one click. In live mode, these are only sites that sent a
 * valid proof, because anyone can make a page that requests the portal.
 */
export async function readTriedSites(merchantId: MerchantId, portal: RefusingPortal): Promise<TriedSite[]> {
  const tried = await listTriedOrigins(merchantId, portal.id, {
    onlyIfElseRight: portal.mode === "live",
    limit: 20,
  });
  const canBeAllowed = ({ origin }: TriedSite) =>
    !isAllowedOrigin(portal, origin) && parsesAsOrigin(origin, portal.mode);
  return tried.filter(canBeAllowed).slice(0, 5);
}

function parsesAsOrigin(origin: string, mode: Mode): boolean {
  const parsed = parseOrigins(origin, mode);
  return parsed.ok && parsed.origins[0] === origin;
}
