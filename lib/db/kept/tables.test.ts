import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { forgetJobs } from "@/lib/jobs/clean-up";
import { keptTables, tableNames } from "./tables";

/**
 * Tables of other tools in our database. They contain no personal data, because job payloads are IDs of
 * merchants.
 */
const foreignTables = [
  "_prisma_migrations",
  ...["jobs", "tasks", "job_queues", "known_crontabs"].map((table) => `graphile_worker._private_${table}`),
  "graphile_worker.migrations",
];

/** All stored data about people must be declared: what it is, how long it is kept, and why. */

type Column = { table: string; column: string };

async function columns(): Promise<Column[]> {
  return database().$queryRaw<Column[]>`
    SELECT CASE table_schema WHEN 'public' THEN '' ELSE table_schema || '.' END || table_name AS table,
      column_name AS column
    FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`;
}

afterAll(() => database().$disconnect());

it("declares every table of the database and no others", async () => {
  const there = new Set((await columns()).map(({ table }) => table));
  expect([...there].sort()).toEqual([...tableNames, ...foreignTables].sort());
  expect(tableNames.sort()).toEqual(Object.keys(Prisma.ModelName).sort());
});

it("declares a way to find the rows of every table that has a merchant's or a customer's ID", async () => {
  for (const { table, column } of await columns()) {
    const declared = keptTables[table as keyof typeof keptTables];
    if (column === "merchantId") expect([table, declared.merchant]).toEqual([table, "merchantId"]);
    if (
      /^(customerIds?|identity|identities|email|name|phone|address)$/i.test(column) &&
      !merchantTables.includes(table)
    )
      expect([table, typeof declared?.customer]).toEqual([table, "function"]);
  }
});

/** Names and addresses in these tables are the merchant's own. */
const merchantTables = ["ApiKey", "Member", "Merchant", "Portal", ...foreignTables];

it("leaves every secret out of exports", async () => {
  const secret = (await columns()).filter(
    ({ table, column }) => !foreignTables.includes(table) && /sealed|password|hash$|token/i.test(column),
  );
  expect(secret.length).toBeGreaterThan(4);
  const unlisted = secret.filter(({ table, column }) => {
    const listed = keptTables[table as keyof typeof keptTables].secret ?? [];
    return !listed.includes(column) && column !== "inputHash";
  });
  expect(unlisted).toEqual([]);
});

it("states for every table how long rows are kept and why", () => {
  for (const [table, { holds, forgets, stays }] of Object.entries(keptTables)) {
    expect(holds).toMatch(/\.$/);
    for (const { why, days } of forgets)
      expect([table, why.endsWith("."), days >= 0]).toEqual([table, true, true]);
    expect([table, forgets.length > 0 || Boolean(stays)]).toEqual([table, true]);
  }
});

it("has a job for every table with automatic deletion", () => {
  const trimmed = tableNames.filter((table) => keptTables[table].forgets.length > 0);
  expect(Object.keys(forgetJobs).sort()).toEqual([...trimmed].sort());
});
