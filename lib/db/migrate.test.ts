import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { migrate } from "@/lib/db/migrate";
import { emptyDatabase, type TestDatabase } from "@/lib/testing/database";

let database: TestDatabase;
let client: Client;
let folder: string;

const write = (name: string, sql: string) => {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, "migration.sql"), sql);
};
const exists = async (table: string) =>
  (await client.query("SELECT to_regclass($1) IS NOT NULL AS there", [table])).rows[0].there as boolean;

beforeAll(async () => {
  database = await emptyDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.close();
});

beforeEach(async () => {
  await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  folder = mkdtempSync(path.join(tmpdir(), "portico-"));
  write("1_first", "CREATE TABLE first (id int)");
  write("2_second", "CREATE TABLE second (id int); CREATE TABLE third (id int)");
});

afterEach(() => rmSync(folder, { recursive: true }));

it("applies every migration once, oldest first", async () => {
  expect(await migrate(database.url, { folder })).toEqual(["1_first", "2_second"]);
  expect(await migrate(database.url, { folder })).toEqual([]);
});

it("applies each migration once when several servers start at the same time", async () => {
  const applied = await Promise.all(Array.from({ length: 4 }, () => migrate(database.url, { folder })));
  expect(applied.flat().sort()).toEqual(["1_first", "2_second"]);
});

it("rolls back a failing migration completely and keeps earlier ones", async () => {
  write("2_second", "CREATE TABLE second (id int); SELECT * FROM nowhere");
  await expect(migrate(database.url, { folder })).rejects.toThrow(/2_second failed.*nowhere/);
  expect(await exists("second")).toBe(false);
  expect(await exists("first")).toBe(true);
});

it("refuses a migration that was edited after it was applied", async () => {
  await migrate(database.url, { folder });
  write("1_first", "CREATE TABLE first (id bigint)");
  await expect(migrate(database.url, { folder })).rejects.toThrow(/1_first was changed/);
});

it("refuses a database newer than this version", async () => {
  const newer = mkdtempSync(path.join(tmpdir(), "portico-"));
  cpSync(folder, newer, { recursive: true });
  await migrate(database.url, { folder: newer });
  rmSync(path.join(folder, "2_second"), { recursive: true });
  await expect(migrate(database.url, { folder })).rejects.toThrow(
    /2_second, which this version .* does not know/,
  );
  rmSync(newer, { recursive: true });
});

it("refuses a migration older than one already applied", async () => {
  await migrate(database.url, { folder });
  write("0_late", "CREATE TABLE late (id int)");
  await expect(migrate(database.url, { folder })).rejects.toThrow(/not 0_late, which comes before it/);
  expect(await exists("late")).toBe(false);
});

it("refuses a migration that another tool left unfinished", async () => {
  await migrate(database.url, { folder });
  await client.query(`UPDATE "_prisma_migrations" SET finished_at = NULL WHERE migration_name = '2_second'`);
  await expect(migrate(database.url, { folder })).rejects.toThrow(/2_second was begun/);
});
