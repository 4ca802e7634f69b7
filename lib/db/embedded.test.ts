import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client, Pool } from "pg";
import { startEmbeddedDatabase } from "@/lib/db/embedded";
import type { EmbeddedDatabase } from "@/lib/db/embedded";

describe("several connections", () => {
  let database: EmbeddedDatabase;
  let pool: Pool;

  beforeAll(async () => {
    database = await startEmbeddedDatabase({});
    pool = new Pool({ connectionString: database.url, max: 12 });
    await pool.query(`CREATE TABLE counter (id int PRIMARY KEY, n int); INSERT INTO counter VALUES (1, 0)`);
  });

  afterAll(async () => {
    await pool.end();
    await database.close();
  });

  it("never meet each other's parameters, however large they are", async () => {
    const answers = await Promise.all(
      Array.from({ length: 120 }, async (_, i) => {
        const large = `x${i}`.repeat((i % 5) * 20_000);
        const [statement, values] =
          i % 2 === 0
            ? ["SELECT $1::int AS i, length($2::text) AS length", [i, large]]
            : ["SELECT length($1::text) AS length, $2::int AS i, $3::text AS more", [large, i, "more"]];
        const { rows } = await pool.query<{ i: number; length: number }>(
          String(statement),
          values as unknown[],
        );
        return rows[0]?.i === i && rows[0].length === large.length;
      }),
    );
    expect(answers).not.toContain(false);
  });

  it("take turns in transactions, so that no change is lost", async () => {
    await Promise.all(
      Array.from({ length: 60 }, async () => {
        const client = await pool.connect();
        await client.query("BEGIN");
        const { rows } = await client.query<{ n: number }>("SELECT n FROM counter WHERE id = $1", [1]);
        await client.query("UPDATE counter SET n = $1 WHERE id = 1", [(rows[0]?.n ?? NaN) + 1]);
        await client.query("COMMIT");
        client.release();
      }),
    );
    expect((await pool.query("SELECT n FROM counter")).rows).toEqual([{ n: 60 }]);
  });

  it("lose an open transaction with the connection that goes, and nobody waits for it", async () => {
    const gone = new Client({ connectionString: database.url });
    gone.on("error", () => undefined);
    await gone.connect();
    await gone.query("BEGIN");
    await gone.query("INSERT INTO counter VALUES (2, 0)");
    const waiting = pool.query("SELECT id FROM counter ORDER BY id");
    (gone as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    expect((await waiting).rows).toEqual([{ id: 1 }]);
  });

  it("are told of a mistake in a statement and go on", async () => {
    const client = await pool.connect();
    await expect(client.query("SELECT $1::int FROM nowhere", [1])).rejects.toMatchObject({ code: "42P01" });
    expect((await client.query("SELECT $1::int AS one", [1])).rows).toEqual([{ one: 1 }]);
    client.release();
  });

  it("are refused without the password", async () => {
    const url = new URL(database.url);
    url.password = "guessed";
    const client = new Client({ connectionString: url.href });
    await expect(client.connect()).rejects.toMatchObject({ code: "28P01" });
  });
});

describe("a folder", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "portico-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const ask = async (database: EmbeddedDatabase, statement: string) => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query(statement).finally(() => client.end());
    return rows;
  };

  it("keeps what was written, and is refused to a second owner until the first is done", async () => {
    const first = await startEmbeddedDatabase({ folder });
    await ask(first, "CREATE TABLE kept AS SELECT 7 AS n");
    await expect(startEmbeddedDatabase({ folder })).rejects.toThrow(`in use by process ${process.pid}`);
    await first.close();
    const second = await startEmbeddedDatabase({ folder });
    expect(await ask(second, "SELECT n FROM kept")).toEqual([{ n: 7 }]);
    await second.close();
  });

  it("is free again, with everything committed, after its owner was killed", async () => {
    const script = path.join(folder, "owner.ts");
    writeFileSync(
      script,
      `import { Client } from "pg";
       import { startEmbeddedDatabase } from ${JSON.stringify(path.resolve("lib/db/embedded.ts"))};
       void (async () => {
         const { url } = await startEmbeddedDatabase({ folder: ${JSON.stringify(folder)} });
         const client = new Client({ connectionString: url });
         await client.connect();
         await client.query("CREATE TABLE kept AS SELECT 7 AS n");
         process.kill(process.pid, "SIGKILL");
       })();`,
    );
    const owner = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", script], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, NODE_OPTIONS: "", NODE_PATH: path.resolve("node_modules") },
    });
    const signal = await new Promise((resolve) => owner.once("exit", (_, name) => resolve(name)));
    expect(signal).toBe("SIGKILL");
    const database = await startEmbeddedDatabase({ folder });
    expect(await ask(database, "SELECT n FROM kept")).toEqual([{ n: 7 }]);
    await database.close();
  });
});
