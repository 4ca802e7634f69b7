import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { startEmbeddedDatabase } from "@/lib/db/embedded";
import { migrate } from "@/lib/db/migrate";

export type TestDatabase = { url: string; close: () => Promise<void> };

/**
 * A database of our own, with every migration applied: embedded and in memory, or a fresh one on the
 * PostgreSQL server at `server`, dropped again by `close`.
 */
export async function testDatabase(server?: string): Promise<TestDatabase> {
  const database = await emptyDatabase(server);
  await migrate(database.url);
  return database;
}

/** The same without a single table. */
export async function emptyDatabase(server?: string): Promise<TestDatabase> {
  if (!server) return startEmbeddedDatabase({});
  const name = `portico_test_${randomBytes(6).toString("hex")}`;
  await ask(server, `CREATE DATABASE "${name}"`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, close: () => ask(server, `DROP DATABASE "${name}" WITH (FORCE)`) };
}

async function ask(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
