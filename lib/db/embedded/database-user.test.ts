import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

let programs: string;
beforeEach(() => (programs = mkdtempSync(path.join(tmpdir(), "portico-programs-"))));
afterEach(() => rmSync(programs, { recursive: true }));

/** A stand-in for one of the system's programs, so that no test creates a user. */
function program(name: string, script: string) {
  const file = path.join(programs, name);
  writeFileSync(file, `#!/bin/sh\ncd "${programs}"\n${script}\n`);
  chmodSync(file, 0o755);
}
const made = () => path.join(programs, "made");

/** Runs in a separate process, because Jest's processes keep the PATH they were started with. */
function databaseUserOf(uid: number): string {
  const script = `process.getuid = () => ${uid};
    const { databaseUser } = require(${JSON.stringify(path.resolve("lib/db/embedded/database-user.ts"))});
    try { console.log(JSON.stringify(databaseUser() ?? "this process's")); }
    catch (error) { console.log(error.message); }`;
  const args = ["--conditions=react-server", "--import", "tsx", "--eval", script];
  const env = { ...process.env, NODE_OPTIONS: "", PATH: programs };
  return spawnSync(process.execPath, args, { env }).stdout.toString().trim();
}

it("is the user who runs Portico, unless that is root", () => {
  program("id", "exit 1");
  program("useradd", 'echo "$@" > made');
  expect(databaseUserOf(1000)).toBe(`"this process's"`);
  expect(existsSync(made())).toBe(false);
});

it("is created for root, as a system user without a home", () => {
  program("id", "test -f made && echo 70");
  program("useradd", 'echo "$@" > made');
  expect(databaseUserOf(0)).toBe('{"uid":70,"gid":70}');
  expect(readFileSync(made(), "utf8")).toBe("--system --user-group --no-create-home postgres\n");
});

it("is the existing system user if Portico runs as root", () => {
  program("id", "echo 70");
  program("useradd", 'echo "$@" > made');
  expect(databaseUserOf(0)).toBe('{"uid":70,"gid":70}');
  expect(existsSync(made())).toBe(false);
});

it("is reported with a solution if it can't be created", () => {
  program("id", "exit 1");
  program("useradd", 'echo "useradd: cannot lock /etc/passwd" >&2; exit 1');
  expect(databaseUserOf(0)).toMatch(
    /could not be created.*cannot lock.*as another user, or set DATABASE_URL/,
  );
  rmSync(path.join(programs, "useradd"));
  expect(databaseUserOf(0)).toContain("could not be created for it (there is no useradd)");
});
