import "server-only";
import type { MerchantId, Mode } from "../tenancy";
import { database } from "./client";

export type OperationCount = { name: string; count: number };

/** How often each operation succeeded since a time. */
export async function countOperations(
  merchantId: MerchantId,
  mode: Mode,
  since: Date,
): Promise<OperationCount[]> {
  const groups = await database().operation.groupBy({
    by: ["name"],
    where: { merchantId, mode, state: "succeeded", createdAt: { gte: since } },
    _count: true,
  });
  return groups.map(({ name, _count }) => ({ name, count: _count }));
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
