import "server-only";
import { randomText } from "../../crypto";
import { mintMerchantId } from "../../tenancy";
import { type Actor, auditEntry } from "../audit";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import { ownedBy } from "./export";
import { at, type CustomerQuery, type ErasureRule, name, type Sql, sql } from "./table";
import { keptTables, type TableName, tableNames } from "./tables";

export type ErasureReport = {
  id: string;
  /** The number of rows per table that were deleted or no longer identify the customer. */
  erased: Partial<Record<TableName, number>>;
  /** The rows that are kept, and why. */
  kept: { table: TableName; count: number; why: string }[];
  /**
   * False while data about something in progress is kept. That data is erased automatically within an hour of becoming
   * erasable.
   */
  isFinished: boolean;
};

const inProgressReason =
  "It is under way, or ended less than a day ago and could be asked for again. It is erased by itself after that.";

const transactionLimits = { timeout: 60_000 };

/**
 * Erases the stored data about one customer. Data that prevents an operation from being repeated or lost is erased
 * later, once it is no longer needed (`finishErasures`). The merchant deletes the customer's data in Stripe.
 */
export async function eraseCustomer(
  who: Actor,
  customer: CustomerQuery,
  requestedAt = new Date(),
): Promise<ErasureReport> {
  const request = { id: `erased_${randomText(20)}`, merchantId: who.merchantId, ...customer, requestedAt };
  return database().$transaction(async (transaction) => {
    await transaction.erasure.create({ data: request });
    const report = await eraseNow(transaction, request, tableNames);
    const draft = {
      mode: customer.mode,
      verb: "customer.erased",
      subject: request.id,
      details: report.erased,
    };
    await auditEntry(who, draft, transaction);
    return report;
  }, transactionLimits);
}

/**
 * Tables that may contain rows to erase later. In all other tables, the data of a customer who has returned
 * meanwhile isn't touched.
 */
const deferredTables = tableNames.filter((table) => keptTables[table].erasure?.rows);

/** Continues the erasures that couldn't erase everything at first. Returns how many are now finished. */
export async function finishErasures(): Promise<number> {
  const open = await database().erasure.findMany({
    where: { finishedAt: null },
    orderBy: { requestedAt: "asc" },
  });
  let finished = 0;
  for (const request of open) {
    const { isFinished } = await database().$transaction(
      (transaction) => eraseNow(transaction, request, deferredTables),
      transactionLimits,
    );
    if (isFinished) finished += 1;
  }
  return finished;
}

type ErasureRequest = CustomerQuery & { id: string; merchantId: string; requestedAt: Date };

async function eraseNow(
  transaction: Prisma.TransactionClient,
  request: ErasureRequest,
  tables: readonly TableName[],
): Promise<ErasureReport> {
  const { id, merchantId, requestedAt } = request;
  const report: ErasureReport = { id, erased: {}, kept: [], isFinished: true };
  for (const table of tables) {
    const { customer, erasure } = keptTables[table];
    if (!customer || !erasure) continue;
    const since = erasure.rows ? sql`"createdAt" <= ${at(requestedAt)}` : sql`true`;
    const theirs = sql`(${ownedBy(table, mintMerchantId(merchantId))}) AND (${customer(request)}) AND ${since}`;
    const done = await transaction.$executeRaw(eraseStatement(table, erasure, id, theirs));
    if (done > 0) report.erased[table] = done;
    if (done > 0 && erasure.keeps) report.kept.push({ table, count: done, why: erasure.keeps });
    const left = await countRows(transaction, table, theirs);
    if (left > 0) report.kept.push({ table, count: left, why: inProgressReason });
    report.isFinished &&= left === 0;
  }
  if (report.isFinished) {
    const data = { customerIds: [], identities: [], finishedAt: new Date() };
    await transaction.erasure.updateMany({ where: { id, merchantId }, data });
  }
  return report;
}

function eraseStatement(
  table: TableName,
  { rows = sql`true`, overwrites }: ErasureRule,
  id: string,
  theirs: Sql,
): Sql {
  const which = sql`WHERE (${theirs}) AND (${rows})`;
  return overwrites
    ? sql`UPDATE ${name(table)} SET ${overwrites(id)} ${which}`
    : sql`DELETE FROM ${name(table)} ${which}`;
}

async function countRows(
  transaction: Prisma.TransactionClient,
  table: TableName,
  rows: Sql,
): Promise<number> {
  const [found] = await transaction.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM ${name(table)} WHERE ${rows}`;
  return Number(found?.count ?? 0);
}
