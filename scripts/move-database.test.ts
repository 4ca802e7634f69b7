import { execFile, execFileSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { brotliDecompressSync } from "node:zlib";
import { Client } from "pg";
import { findBinaries } from "@/lib/db/embedded/binaries";
import { create, start, urlOf } from "@/lib/db/embedded/cluster";
import { databaseUser } from "@/lib/db/embedded/database-user";
import { findOrCreatePlace } from "@/lib/db/embedded/place";
import { freePort, startEmbeddedDatabase } from "@/lib/db/embedded/start";
import { migrate } from "@/lib/db/migrate";

jest.setTimeout(120_000);

let folder: string;
const places = new Set<string>();
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "portico data "))));
afterEach(() => {
  for (const place of places) rmSync(place, { recursive: true, force: true });
  rmSync(folder, { recursive: true });
});

const move = () =>
  promisify(execFile)(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "scripts/move-database.ts"],
    { env: { ...process.env, NODE_OPTIONS: "", DATA_DIR: folder } },
  );

async function openMoved() {
  const database = await startEmbeddedDatabase({ folder });
  places.add(database.place);
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const rows = async (sql: string) => (await client.query(sql)).rows as object[];
  return { ...database, rows, close: () => client.end().then(database.close) };
}

/** Names, sizes and times of all files, to prove that no file was changed. */
const listing = (of: string) =>
  readdirSync(of, { recursive: true })
    .map((name) => ({ name, stat: lstatSync(path.join(of, String(name))) }))
    .map(({ name, stat }) => `${String(name)} ${stat.size} ${stat.mtimeMs}`)
    .sort();

/** The folder that the last version with PGlite wrote, with a row for every kind of value Portico keeps. */
function unpackPGliteFolder(): void {
  const archive = brotliDecompressSync(readFileSync("scripts/fixtures/pglite-folder.tar.br"));
  execFileSync("tar", ["-x", "-C", folder], { input: archive });
}

it("refuses to start with PGlite's database, moves every row, and keeps the old folder", async () => {
  unpackPGliteFolder();
  const before = listing(folder);
  await expect(startEmbeddedDatabase({ folder })).rejects.toThrow(/written by PGlite.*npm run db:move/);
  expect(listing(folder)).toEqual(before);

  expect((await move()).stdout).toMatch(/Copied and compared 2517 rows in 13 tables/);
  expect(readdirSync(folder).sort()).toEqual(["database.before-move", "postgresql"]);
  const moved = await openMoved();
  expect(await migrate(moved.url)).not.toContain("20261123000000_first_tables");
  expect(await moved.rows(`SELECT id, name, "createdAt"::text AS at FROM "Merchant" ORDER BY id`)).toEqual([
    { id: "m_lumen", name: "Lumen", at: "2026-11-01 09:30:00.123" },
    { id: "m_tricky", name: 'Zoë\'s "Café" \\ 東京\n', at: "2026-11-02 00:00:00" },
  ]);
  expect(
    await moved.rows(`SELECT settings, service::text, "allowedOrigins" AS origins FROM "Portal" ORDER BY id`),
  ).toEqual([
    {
      settings: { cancellation: true, note: 'a "quoted" word' },
      service: "null",
      origins: ["https://a.example", "https://with,comma.example"],
    },
    { settings: {}, service: null, origins: [] },
  ]);
  expect(await moved.rows(`SELECT state, result, "leaseUntil" FROM "Operation"`)).toEqual([
    { state: "unknown", result: null, leaseUntil: null },
  ]);
  expect(await moved.rows(`SELECT details->>'n' AS n FROM "AuditEntry"`)).toEqual([{ n: "1.10" }]);
  expect(await moved.rows(`SELECT count(*)::int AS n FROM "StripeEvent"`)).toEqual([{ n: 2500 }]);
  await moved.close();
  expect((await move()).stdout).toMatch(/nothing to move/);
});

it("restarts an interrupted move, and the server never starts with an empty database in between", async () => {
  unpackPGliteFolder();
  // A move that is killed while copying leaves a half-filled database that nothing points to.
  mkdirSync(path.join(folder, "moving", "postgresql"), { recursive: true });
  await expect(startEmbeddedDatabase({ folder })).rejects.toThrow(/npm run db:move/);
  await move();
  const moved = await openMoved();
  expect(await moved.rows(`SELECT count(*)::int AS n FROM "Merchant"`)).toEqual([{ n: 2 }]);
  await moved.close();
});

it("refuses to move a database in use", async () => {
  unpackPGliteFolder();
  writeFileSync(path.join(folder, "database.lock"), JSON.stringify({ pid: process.pid }));
  await expect(move()).rejects.toMatchObject({
    stderr: expect.stringContaining(`in use by process ${process.pid}`) as unknown,
  });
  expect(existsSync(path.join(folder, "postgresql"))).toBe(false);
});

it("moves the database of another major version, and keeps the old folder", async () => {
  const scratch = mkdtempSync(path.join(tmpdir(), "portico-older-"));
  const { fetchPostgreSQL } = await import("./older-engine");
  const user = databaseUser();
  const binaries = findBinaries(user, await fetchPostgreSQL("17", scratch));
  const place = findOrCreatePlace(path.join(folder, "postgresql"), user);
  places.add(place);
  const older = { place, binaries, user, isPersistent: true };
  await create(older);
  const port = await freePort();
  await start(older, port);
  await migrate(urlOf(older, port));
  const client = new Client({ connectionString: urlOf(older, port) });
  await client.connect();
  await client.query(`INSERT INTO "Merchant" (id, name) VALUES ('m', 'Lumen')`);
  await client.end();

  await expect(startEmbeddedDatabase({ folder })).rejects.toThrow(
    /written by PostgreSQL 17.*npm run db:move/,
  );
  // The old version's server is still running, as it would be if its owner had been killed. `move` stops it
  // without losing any data.
  await move();
  rmSync(scratch, { recursive: true });
  const moved = await openMoved();
  expect(await moved.rows(`SELECT id, name FROM "Merchant"`)).toEqual([{ id: "m", name: "Lumen" }]);
  expect(await moved.rows("SELECT current_setting('server_version') AS v")).toMatchObject([
    { v: expect.stringMatching(/^18/) as unknown },
  ]);
  await moved.close();
  expect(realpathSync(path.join(folder, "postgresql.before-move"))).toBe(
    place.endsWith("postgresql") ? `${place}.before-move` : place,
  );
});
