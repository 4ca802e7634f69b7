import "server-only";
import { database } from "../client";
import { at, name, type RetentionRule, sql } from "./table";
import { keptTables, type TableName } from "./tables";

/** Few enough that a batch finishes quickly and never delays customers' own writes. */
const batchSize = 1_000;

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Deletes or empties a table's rows after their retention period, in batches. Returns the number of rows. */
export async function deleteExpired(table: TableName, now = new Date(), batch = batchSize): Promise<number> {
  let count = 0;
  for (const forgetting of keptTables[table].forgets)
    for (let done = batch; done === batch; count += done)
      done = await deleteBatch(table, forgetting, now, batch);
  return count;
}

function deleteBatch(
  table: TableName,
  { days, rows, empties }: RetentionRule,
  now: Date,
  batch: number,
): Promise<number> {
  const old = rows(at(new Date(now.getTime() - days * dayMilliseconds)));
  // Locked rows are skipped until the next run.
  const some = sql`ctid = ANY (ARRAY(
    SELECT ctid FROM ${name(table)} WHERE ${old} LIMIT ${batch} FOR UPDATE SKIP LOCKED))`;
  return empties
    ? database().$executeRaw(sql`UPDATE ${name(table)} SET ${empties} WHERE ${some}`)
    : database().$executeRaw(sql`DELETE FROM ${name(table)} WHERE ${some}`);
}
