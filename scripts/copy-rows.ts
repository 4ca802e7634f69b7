/**
 * Copies every row of one database into another with the same tables. The values are copied as PostgreSQL
 * writes them as text.
 */
import { Client } from "pg";

export type Queryable = {
  /** Each row is the list of its values. */
  query(sql: string, values?: unknown[]): Promise<unknown[][]>;
  close(): Promise<void>;
};

export async function queryable(url: string): Promise<Queryable> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return {
    query: async (text, values) =>
      (await client.query<unknown[]>({ text, values, rowMode: "array" } as never)).rows,
    close: () => client.end(),
  };
}

const rowsAtOnce = 500;

/**
 * Copies all rows, or none if one can't be copied. Throws if the target lacks a table or column, or if the
 * copy differs from the original.
 */
export async function copyRows(source: Queryable, target: Queryable) {
  const tables = await tablesOf(source);
  let rows = 0;
  await target.query("BEGIN");
  // Foreign keys and triggers already ran when the rows were first written.
  await target.query("SET LOCAL session_replication_role = replica");
  for (const table of tables) rows += await copyTable(table, source, target);
  await copySequences(source, target);
  await target.query("COMMIT");
  for (const table of tables) await compare(table, source, target);
  return { tables: tables.length, rows };
}

type Table = { name: string; columns: { name: string; type: string }[] };

async function tablesOf(source: Queryable): Promise<Table[]> {
  const rows = await source.query(
    `SELECT format('%I.%I', nspname, relname), quote_ident(attname), format_type(atttypid, atttypmod)
     FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
     WHERE relkind = 'r' AND nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
       AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY 1, attnum`,
  );
  const tables = new Map<string, Table>();
  for (const [name, column, type] of rows.map((row) => row.map(String)) as [string, string, string][]) {
    const table = tables.get(name) ?? { name, columns: [] };
    table.columns.push({ name: column, type });
    tables.set(name, table);
  }
  return [...tables.values()];
}

async function copyTable({ name, columns }: Table, source: Queryable, target: Queryable): Promise<number> {
  await target.query(`DELETE FROM ${name}`);
  const asText = columns.map((column) => `${column.name}::text`).join(", ");
  const insert =
    `INSERT INTO ${name} (${columns.map((column) => column.name).join(", ")}) OVERRIDING SYSTEM VALUE ` +
    `SELECT ${columns.map(({ type }, i) => `c${i}::${type}`).join(", ")} ` +
    `FROM unnest(${columns.map((_, i) => `$${i + 1}::text[]`).join(", ")}) ` +
    `AS rows (${columns.map((_, i) => `c${i}`).join(", ")})`;
  let copied = 0;
  await source.query("BEGIN");
  await source.query(`DECLARE original CURSOR FOR SELECT ${asText} FROM ${name}`);
  for (;;) {
    const rows = await source.query(`FETCH ${rowsAtOnce} FROM original`);
    if (rows.length === 0) break;
    await target.query(
      insert,
      columns.map((_, i) => rows.map((row) => row[i])),
    );
    copied += rows.length;
  }
  await source.query("COMMIT");
  return copied;
}

async function copySequences(source: Queryable, target: Queryable): Promise<void> {
  const sequences = await source.query(
    "SELECT format('%I.%I', schemaname, sequencename), last_value FROM pg_sequences WHERE last_value IS NOT NULL",
  );
  for (const [name, value] of sequences) await target.query("SELECT setval($1, $2)", [name, value]);
}

async function compare({ name, columns }: Table, source: Queryable, target: Queryable): Promise<void> {
  const row = `md5(ROW(${columns.map((column) => column.name).join(", ")})::text)`;
  const sum = `SELECT count(*)::text, md5(coalesce(string_agg(${row}, '' ORDER BY ${row}), '')) FROM ${name}`;
  const [one, other] = [await source.query(sum), await target.query(sum)].map(String);
  if (one !== other) throw new Error(`The copy of ${name} differs from the original: ${one} and ${other}.`);
}
