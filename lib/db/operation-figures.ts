import "server-only";
import type { MerchantId, Mode } from "../tenancy";
import { database } from "./client";
import { at } from "./kept/table";

/** `day`: how many whole days after the given time the day begins, so the first day is 0. */
export type DailyCount = { name: string; day: number; count: number };

/** How often each operation succeeded on each day since a time. Days without any operation are left out. */
export async function countOperationsByDay(
  merchantId: MerchantId,
  mode: Mode,
  since: Date,
): Promise<DailyCount[]> {
  return database().$queryRaw<DailyCount[]>`
    SELECT name, floor(extract(epoch FROM "createdAt" - ${at(since)}) / 86400)::int AS day,
      count(*)::int AS count
    FROM "Operation"
    WHERE "merchantId" = ${merchantId} AND mode = ${mode}::"Mode" AND state = 'succeeded'
      AND "createdAt" >= ${at(since)}
    GROUP BY 1, 2`;
}

export type RecentOperation = { id: string; name: string; state: string; customerId: string; at: Date };

/** Reads customers' last operations, newest first. */
export async function readRecentOperations(
  merchantId: MerchantId,
  mode: Mode,
  take: number,
): Promise<RecentOperation[]> {
  const rows = await database().operation.findMany({
    where: { merchantId, mode },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take,
    select: { id: true, name: true, state: true, customerId: true, createdAt: true },
  });
  return rows.map(({ createdAt, ...row }) => ({ ...row, at: createdAt }));
}
