import { spawn } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client, Pool } from "pg";
import { create } from "@/lib/db/embedded/cluster";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "@/lib/db/embedded/start";
import { isRunning } from "@/scripts/is-running";
import { logText } from "@/scripts/logged";

/** A folder whose name contains characters special to a shell. */
let folder: string;
const places = new Set<string>();

beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), `portico "a $HOME' `))));
afterEach(() => {
  for (const place of places) rmSync(place, { recursive: true, force: true });
  rmSync(folder, { recursive: true });
});

async function start(): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedDatabase({ folder });
  places.add(database.place);
  return database;
}

async function ask({ url }: Pick<EmbeddedDatabase, "url">, statement: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  return (await client.query(statement).finally(() => client.end())).rows as object[];
}

const postmaster = (place: string) => {
  const file = path.join(place, "data", "postmaster.pid");
  return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : undefined;
};

const until = async (condition: () => unknown) => {
  while (!(await condition())) await new Promise((resume) => setTimeout(resume, 50));
};

it("persists data, and refuses a second owner until the first is done", async () => {
  const first = await start();
  await ask(first, "CREATE TABLE kept AS SELECT 7 AS n");
  await expect(startEmbeddedDatabase({ folder })).rejects.toThrow(`in use by process ${process.pid}`);
  await first.close();
  expect(postmaster(first.place)).toBeUndefined();
  const second = await start();
  expect(await ask(second, "SELECT n FROM kept")).toEqual([{ n: 7 }]);
  await second.close();
});

it("refuses a connection without the password", async () => {
  const database = await start();
  const url = new URL(database.url);
  url.password = "guessed";
  await expect(ask({ url: url.href }, "SELECT 1")).rejects.toMatchObject({ code: "28P01" });
  expect(lstatSync(path.join(database.place, "password")).mode & 0o077).toBe(0);
  expect(lstatSync(database.place).mode & 0o077).toBe(0);
  await database.close();
});

it("stops the server left by a killed owner, preserves its rows, and never runs two servers", async () => {
  const script = path.join(folder, "owner.ts");
  writeFileSync(
    script,
    `import { Client } from "pg";
     import { startEmbeddedDatabase } from ${JSON.stringify(path.resolve("lib/db/embedded/start.ts"))};
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
  const place = realpathSync(path.join(folder, "postgresql"));
  const left = postmaster(place);
  expect(left).toBeGreaterThan(1);
  const database = await start();
  expect(await ask(database, "SELECT n FROM kept")).toEqual([{ n: 7 }]);
  expect(postmaster(place)).not.toBe(left);
  expect(isRunning(left ?? 0)).toBe(false);
  await database.close();
});

it("restarts a killed server at the same address with every acknowledged row", async () => {
  const database = await start();
  await ask(database, "CREATE TABLE kept (n int)");
  const pool = new Pool({ connectionString: database.url, max: 8 });
  pool.on("error", () => undefined);
  // A connection that is in use also emits the error itself, and without a listener the process would end.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const acknowledged: number[] = [];
  let stopped = false;
  const writers = Array.from({ length: 8 }, async (_, writer) => {
    for (let i = 0; !stopped; i += 1) {
      const n = i * 8 + writer;
      const written = await pool.query("INSERT INTO kept VALUES ($1)", [n]).then(
        () => true,
        () => false,
      );
      if (written) acknowledged.push(n);
    }
  });
  await until(() => acknowledged.length > 50);
  process.kill(postmaster(database.place) ?? 0, "SIGKILL");
  const before = acknowledged.length;
  await until(() => acknowledged.length > before + 50);
  stopped = true;
  await Promise.all(writers);
  await pool.end();
  const kept = new Set((await ask(database, "SELECT n FROM kept")).map((row) => (row as { n: number }).n));
  expect(acknowledged.filter((n) => !kept.has(n))).toEqual([]);
  expect(logText()).toContain("The embedded database ended and is being restarted.");
  await database.close();
});

it("reports a link to a missing folder instead of starting an empty database", async () => {
  symlinkSync(path.join(folder, "moved-away"), path.join(folder, "postgresql"));
  await expect(startEmbeddedDatabase({ folder })).rejects.toThrow(
    /The database is missing.*postgresql is a link/,
  );
});

it("suggests DATABASE_URL if the binaries are for another system", async () => {
  // The error that musl systems report for programs built for glibc.
  const initdb = path.join(folder, "initdb");
  writeFileSync(initdb, "#!/no/such/loader\n", { mode: 0o755 });
  const cluster = {
    place: folder,
    user: undefined,
    isPersistent: true,
    binaries: { initdb, pg_ctl: initdb },
  };
  await expect(create(cluster)).rejects.toThrow(/cannot be run on this system.*\n.*DATABASE_URL/);
});

it("deletes the files of a temporary database when it is closed", async () => {
  const { place, close } = await startEmbeddedDatabase({});
  expect(existsSync(place)).toBe(true);
  await close();
  expect(existsSync(place)).toBe(false);
});
