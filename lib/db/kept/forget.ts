import "server-only";
import { database } from "../client";
import { at, name, sql } from "./table";
import type { Forgetting } from "./table";
import { keptTables } from "./tables";
import type { TableName } from "./tables";

/** So few that a batch is done within a moment, and customers' own writes are never kept waiting. */
const batchSize = 1_000;

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Removes from a table what is older than it is kept, in batches. Returns how many rows that were. */
export async function forgetOld(table: TableName, now = new Date(), batch = batchSize): Promise<number> {
  let count = 0;
  for (const forgetting of keptTables[table].forgets)
    for (let done = batch; done === batch; count += done)
      done = await forgetBatch(table, forgetting, now, batch);
  return count;
}

function forgetBatch(
  table: TableName,
  { days, rows, empties }: Forgetting,
  now: Date,
  batch: number,
): Promise<number> {
  const old = rows(at(new Date(now.getTime() - days * dayMilliseconds)));
  // Whoever holds a row just now is met the next time.
  const some = sql`ctid = ANY (ARRAY(
    SELECT ctid FROM ${name(table)} WHERE ${old} LIMIT ${batch} FOR UPDATE SKIP LOCKED))`;
  return empties
    ? database().$executeRaw(sql`UPDATE ${name(table)} SET ${empties} WHERE ${some}`)
    : database().$executeRaw(sql`DELETE FROM ${name(table)} WHERE ${some}`);
}
