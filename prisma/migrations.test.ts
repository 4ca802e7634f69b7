import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { Client } from "pg";
import { emptyDatabase, type TestDatabase, testDatabase } from "@/lib/testing/database";
import { oldestMajor } from "@/scripts/oldest-server";

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await testDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(`INSERT INTO "Merchant" (id, name) VALUES ('m', 'Lumen')`);
});

afterAll(async () => {
  await client.end();
  await database.close();
});

it("migrations run on the oldest supported PostgreSQL if the environment asks for it", async () => {
  const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
  const wanted = process.env.TEST_OLDEST_POSTGRES ? oldestMajor : "18";
  expect(rows[0]?.server_version.split(".")[0]).toBe(wanted);
  expect(readFileSync("docs/running.md", "utf8")).toContain(`PostgreSQL ${oldestMajor} or later`);
  expect(readFileSync(".env.example", "utf8")).toContain(`PostgreSQL ${oldestMajor} or later`);
});

describe("migrations compared with schema.prisma", () => {
  /** Runs in a separate process, because Prisma's WebAssembly engine never finishes inside Jest. */
  const differenceFromSchema = async (url: string) => {
    const script = ["--conditions=react-server", "--import", "tsx", "scripts/migration.ts", "--difference"];
    const env = { ...process.env, NODE_OPTIONS: "", DATABASE_URL: url };
    return (await promisify(execFile)(process.execPath, script, { env })).stdout.trim();
  };

  it("have no differences", async () => {
    expect(await differenceFromSchema(database.url)).toBe("-- This is an empty migration.");
  });

  it("would show every missing table", async () => {
    const empty = await emptyDatabase();
    try {
      expect(await differenceFromSchema(empty.url)).toContain('CREATE TABLE "Merchant"');
    } finally {
      await empty.close();
    }
  });
});

it("checks, partial indexes and triggers are named in schema.prisma, which cannot express them", async () => {
  const { rows } = await client.query<{ name: string }>(
    `SELECT conname AS name FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace
     UNION SELECT relname FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
       WHERE indpred IS NOT NULL AND relnamespace = 'public'::regnamespace
     UNION SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
       WHERE NOT tgisinternal AND relnamespace = 'public'::regnamespace`,
  );
  const schema = readFileSync("prisma/schema.prisma", "utf8");
  expect(rows.map(({ name }) => name)).toContain("Operation_one_open_per_subscription");
  expect(rows.filter(({ name }) => !schema.includes(`"${name}"`))).toEqual([]);
});

describe("live mode's security hash", () => {
  const portal = (mode: string, settings: object) =>
    client.query(
      `INSERT INTO "Portal" (id, "merchantId", mode, name, settings, "updatedAt")
       VALUES ('portal-' || $1, 'm', $1::"Mode", 'Portal', $2, now())
       ON CONFLICT (id) DO UPDATE SET settings = EXCLUDED.settings`,
      [mode, settings],
    );

  it("cannot be turned off", async () => {
    await expect(portal("live", { securityHash: false })).rejects.toThrow(/live_needs_securityHash/);
  });

  it("may be on or unset", async () => {
    await portal("live", { securityHash: true });
    await portal("live", {});
  });

  it("may be off in test mode", async () => {
    await portal("test", { securityHash: false });
  });
});

describe("open operations", () => {
  const operation = (id: string, state: string, subscription: string, mode = "test") =>
    client.query(
      `INSERT INTO "Operation" (id, "merchantId", mode, "portalId", "customerId", "subscriptionId", "intentId", name,
         "inputHash", plan, state) VALUES ($1, 'm', $4, 'p', 'cus_1', $3, $1, 'change_plan', '', '{}', $2)`,
      [id, state, subscription, mode],
    );

  it.each(["created", "calling", "unknown"])(
    "allow no second operation on a subscription while one is %s",
    async (state) => {
      await operation(`first-${state}`, state, `sub_${state}`);
      await expect(operation(`second-${state}`, "created", `sub_${state}`)).rejects.toThrow(/one_open_per/);
    },
  );

  it("allow the next operation once the first is resolved", async () => {
    await operation("done", "succeeded", "sub_next");
    await operation("failed", "failed", "sub_next");
    await operation("next", "created", "sub_next");
  });

  it("don't block operations in another mode or without a subscription", async () => {
    await operation("of-test", "created", "sub_both");
    await operation("of-live", "created", "sub_both", "live");
    await operation("card-one", "created", "");
    await operation("card-two", "created", "");
  });

  it("cannot have a state that we don't know", async () => {
    await expect(operation("odd", "done", "sub_odd")).rejects.toThrow(/state_is_known/);
  });
});

describe("audit entries", () => {
  beforeAll(() =>
    client.query(`INSERT INTO "AuditEntry" (id, "merchantId", actor, verb, subject)
                  VALUES ('a', 'm', 'system', 'sign_up', 'm'), ('b', 'other', 'system', 'sign_up', 'other')`),
  );

  it.each([`UPDATE "AuditEntry" SET verb = 'x'`, `DELETE FROM "AuditEntry"`, `TRUNCATE "AuditEntry"`])(
    "refuse %s",
    async (statement) => {
      await expect(client.query(statement)).rejects.toMatchObject({ code: "42501" });
    },
  );

  it("can be deleted after 400 days, and not a day before", async () => {
    const written = (days: number) =>
      client.query(
        `INSERT INTO "AuditEntry" (id, "merchantId", actor, verb, subject, "createdAt")
         VALUES ($1, 'm', 'system', 'sign_up', 'm', (now() AT TIME ZONE 'UTC') - $2::interval)`,
        [`of ${days} days`, `${days} days`],
      );
    const removed = (days: number) =>
      client.query(`DELETE FROM "AuditEntry" WHERE id = $1`, [`of ${days} days`]);
    await written(399);
    await written(401);
    await expect(removed(399)).rejects.toMatchObject({ code: "42501" });
    expect((await removed(401)).rowCount).toBe(1);
  });

  it("can be deleted only with the merchant whose erasure the transaction names", async () => {
    await client.query("BEGIN");
    await client.query("SELECT set_config('portico.erased_merchant', 'm', true)");
    await client.query("SAVEPOINT before");
    await expect(client.query(`DELETE FROM "AuditEntry" WHERE "merchantId" = 'other'`)).rejects.toThrow();
    await client.query("ROLLBACK TO before");
    await client.query(`DELETE FROM "AuditEntry" WHERE "merchantId" = 'm'`);
    await client.query("COMMIT");
    const { rows } = await client.query(`SELECT id FROM "AuditEntry"`);
    expect(rows).toEqual([{ id: "b" }]);
  });
});
