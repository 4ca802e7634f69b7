import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { migrate } from "@/lib/db/migrate";

export type TestDatabase = { url: string; close: () => Promise<void> };

/** The server that was started for the tests, or else the server in DATABASE_URL. */
const testServer = () => process.env.TEST_POSTGRES_URL || process.env.DATABASE_URL || "";

/** Creates a new database on the tests' server, with every migration applied. `close` drops it. */
export async function testDatabase(server = testServer()): Promise<TestDatabase> {
  const database = await emptyDatabase(server);
  await migrate(database.url);
  return database;
}

/** Creates a new database without any tables. */
export async function emptyDatabase(server = testServer()): Promise<TestDatabase> {
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
