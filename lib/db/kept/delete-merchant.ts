import "server-only";
import { type MerchantId, mintMerchantId } from "../../tenancy";
import { type Actor, auditEntry } from "../audit";
import { database } from "../client";
import { ownedBy } from "./export";
import { name, sql } from "./table";
import { tableNames } from "./tables";

/**
 * Closes a merchant until all its data is deleted at `deletesAt`. Members and customers lose access immediately. Until
 * then, the merchant can be reopened. Operations in progress are finished. Returns false if the merchant doesn't exist
 * or is already closed.
 */
export async function closeMerchant(who: Actor, deletesAt: Date): Promise<boolean> {
  const { merchantId } = who;
  return database().$transaction(async (transaction) => {
    const { count } = await transaction.merchant.updateMany({
      where: { id: merchantId, deletesAt: null },
      data: { deletesAt },
    });
    if (count === 0) return false;
    await transaction.ticket.deleteMany({ where: { merchantId } });
    await transaction.visit.deleteMany({ where: { merchantId } });
    await transaction.session.deleteMany({ where: { merchantId } });
    const details = { deletesAt: deletesAt.toISOString() };
    await auditEntry(who, { mode: null, verb: "merchant.closed", subject: merchantId, details }, transaction);
    return true;
  });
}

/** Reopens a closed merchant. Returns false if it isn't closed or no longer exists. */
export async function reopenMerchant(who: Actor): Promise<boolean> {
  const { merchantId } = who;
  return database().$transaction(async (transaction) => {
    const { count } = await transaction.merchant.updateMany({
      where: { id: merchantId, deletesAt: { not: null } },
      data: { deletesAt: null },
    });
    const draft = { mode: null, verb: "merchant.reopened", subject: merchantId };
    if (count > 0) await auditEntry(who, draft, transaction);
    return count > 0;
  });
}

/** Deletes all data of merchants whose `deletesAt` has passed. Returns their IDs. */
export async function deleteClosedMerchants(now = new Date()): Promise<MerchantId[]> {
  const due = await database().merchant.findMany({
    where: { deletesAt: { lte: now } },
    select: { id: true },
  });
  const deleted: MerchantId[] = [];
  for (const { id } of due)
    if (await deleteMerchant(mintMerchantId(id), now)) deleted.push(mintMerchantId(id));
  return deleted;
}

const dayMilliseconds = 24 * 60 * 60 * 1000;

/**
 * For a day, Stripe still answers for an operation in progress, so recovery can learn its result. Until then, nothing
 * is deleted. A merchant who is reopened at the same moment isn't deleted either.
 */
async function deleteMerchant(merchantId: MerchantId, now: Date): Promise<boolean> {
  const underWay = {
    merchantId,
    state: { in: ["calling", "unknown"] },
    createdAt: { gt: new Date(now.getTime() - dayMilliseconds) },
  };
  if ((await database().operation.count({ where: underWay })) > 0) return false;
  return database().$transaction(
    async (transaction) => {
      const [still] = await transaction.$queryRaw<{ id: string }[]>`
        SELECT id FROM "Merchant" WHERE id = ${merchantId} AND "deletesAt" <= ${now.toISOString()}::timestamptz
          AT TIME ZONE 'UTC' FOR UPDATE`;
      if (!still) return false;
      // The database allows deleting audit entries only with their merchant, which the transaction must name.
      await transaction.$executeRaw`SELECT set_config('portico.erased_merchant', ${merchantId}, true)`;
      await transaction.$executeRaw`SET LOCAL statement_timeout = '5min'`;
      for (const table of tableNames)
        await transaction.$executeRaw(sql`DELETE FROM ${name(table)} WHERE ${ownedBy(table, merchantId)}`);
      await transaction.$executeRaw`SELECT 1 FROM graphile_worker.complete_jobs(ARRAY(
        SELECT id FROM graphile_worker._private_jobs WHERE payload ->> 'merchantId' = ${merchantId}))`;
      return true;
    },
    { timeout: 10 * 60_000 },
  );
}

export type MerchantSummary = {
  id: string;
  name: string;
  members: string[];
  createdAt: Date;
  deletesAt: Date | null;
};

/** Every merchant, for the operator of the installation. */
export async function listMerchants(): Promise<MerchantSummary[]> {
  const rows = await database().merchant.findMany({
    include: { members: { select: { email: true } } },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ members, ...merchant }) => ({
    ...merchant,
    members: members.map(({ email }) => email),
  }));
}
