import "server-only";
import type { MerchantId, Mode } from "../tenancy";
import { database } from "./client";
import { Prisma } from "./generated/client";

export type RefusedVisitRow = {
  id: string;
  mode: Mode;
  portalId: string;
  identity: string;
  origin: string;
  mistake: string;
  detail: string;
  subject: string;
  isSiteWrong: boolean;
  createdAt: Date;
};

/** Records a refused visit. Does nothing if this request was already recorded. */
export async function addRefusedVisit(merchantId: MerchantId, visit: RefusedVisitRow): Promise<void> {
  await database().refusedVisit.createMany({ data: [{ ...visit, merchantId }], skipDuplicates: true });
}

/** The merchant's newest refused visit in either mode whose ID starts with this text. Null if there is none. */
export async function findRefusedVisit(
  merchantId: MerchantId,
  start: string,
): Promise<RefusedVisitRow | null> {
  return database().refusedVisit.findFirst({
    where: { merchantId, id: { startsWith: start } },
    orderBy: { createdAt: "desc" },
    omit: { merchantId: true },
  });
}

export type RefusedVisitFilter = { portalId: string; subjects?: readonly string[] };

/** A portal's refused visits, newest first. `page` begins with 0. */
export async function listRefusedVisits(
  merchantId: MerchantId,
  { portalId, subjects }: RefusedVisitFilter,
  { page, size }: { page: number; size: number },
): Promise<RefusedVisitRow[]> {
  return database().refusedVisit.findMany({
    where: { merchantId, portalId, ...(subjects && { subject: { in: [...subjects] } }) },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    skip: page * size,
    take: size,
    omit: { merchantId: true },
  });
}

/** The number of a portal's refused visits by reason. */
export async function countRefusedVisits(
  merchantId: MerchantId,
  portalId: string,
): Promise<Record<string, number>> {
  const groups = await database().refusedVisit.groupBy({
    by: ["subject"],
    where: { merchantId, portalId },
    _count: true,
  });
  return Object.fromEntries(groups.map(({ subject, _count }) => [subject, _count]));
}

export type TriedOrigin = { origin: string; count: number; lastAt: Date };

/**
 * Origins that weren't allowed, most recent first. With `onlyIfElseRight`, only those of visits that had no other
 * problem: such a page had a valid proof, so it isn't a stranger's.
 */
export async function listTriedOrigins(
  merchantId: MerchantId,
  portalId: string,
  { onlyIfElseRight, limit }: { onlyIfElseRight: boolean; limit: number },
): Promise<TriedOrigin[]> {
  const elseRight = onlyIfElseRight ? Prisma.sql`AND subject = 'site'` : Prisma.empty;
  return database().$queryRaw<TriedOrigin[]>`
    SELECT origin, count(*)::int AS count, max("createdAt") AS "lastAt" FROM "RefusedVisit"
    WHERE "merchantId" = ${merchantId} AND "portalId" = ${portalId} AND "isSiteWrong" ${elseRight}
    GROUP BY origin ORDER BY max("createdAt") DESC LIMIT ${limit}`;
}

/** How many refused visits each portal of a mode has, by its ID. */
export async function countRefusedByPortal(
  merchantId: MerchantId,
  mode: Mode,
): Promise<Record<string, number>> {
  const groups = await database().refusedVisit.groupBy({
    by: ["portalId"],
    where: { merchantId, mode },
    _count: true,
  });
  return Object.fromEntries(groups.map(({ portalId, _count }) => [portalId, _count]));
}
