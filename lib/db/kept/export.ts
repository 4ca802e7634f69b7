import "server-only";
import type { MerchantId } from "../../tenancy";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import { type CustomerQuery, name, type Sql, sql } from "./table";
import { keptTables, type TableName, tableNames } from "./tables";

type Row = Record<string, unknown>;
/** The rows of each non-empty table, as stored. */
export type DataExport = { exportedAt: string; tables: Partial<Record<TableName, Row[]>> };

/** All stored data about one customer. */
export function exportCustomer(merchantId: MerchantId, who: CustomerQuery): Promise<DataExport> {
  return exportRows((table) => {
    const { customer } = keptTables[table];
    return customer && sql`(${ownedBy(table, merchantId)}) AND (${customer(who)})`;
  });
}

/** All stored data of a merchant except secrets: sealed values, and anything that grants access. */
export function exportMerchant(merchantId: MerchantId): Promise<DataExport> {
  return exportRows((table) => ownedBy(table, merchantId));
}

/** Matches a merchant's rows. In a table without a merchant column, matches none. */
export function ownedBy(table: TableName, merchantId: MerchantId): Sql {
  const { merchant } = keptTables[table];
  return merchant ? sql`${name(merchant)} = ${merchantId}` : sql`false`;
}

const pageSize = 1_000;

/** Reads one snapshot, so that concurrent writes neither duplicate nor hide a row. */
function exportRows(rowsOf: (table: TableName) => Sql | undefined): Promise<DataExport> {
  return database().$transaction(
    async (transaction) => {
      const tables: DataExport["tables"] = {};
      for (const table of tableNames) {
        const rows = rowsOf(table);
        const found = rows ? await readAll(transaction, table, rows) : [];
        if (found.length > 0) tables[table] = found;
      }
      return { exportedAt: new Date().toISOString(), tables };
    },
    { isolationLevel: "RepeatableRead", timeout: 10 * 60_000 },
  );
}

async function readAll(transaction: Prisma.TransactionClient, table: TableName, rows: Sql): Promise<Row[]> {
  const secret = keptTables[table].secret ?? [];
  const all: Row[] = [];
  for (let after = "(0,0)", isLast = false; !isLast;) {
    const page = await transaction.$queryRaw<{ place: string; row: Row }[]>`
      SELECT ctid::text AS place, to_jsonb(kept) - ${secret}::text[] AS row FROM ${name(table)} kept
      WHERE (${rows}) AND ctid > ${after}::tid ORDER BY ctid LIMIT ${pageSize}`;
    all.push(...page.map(({ row }) => row));
    after = page.at(-1)?.place ?? after;
    isLast = page.length < pageSize;
  }
  return all;
}
