import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { lockFolder } from "./folder-lock";

let folder: string;
let lock: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "portico-"));
  lock = path.join(folder, "database.lock");
});
afterEach(() => rmSync(folder, { recursive: true }));

it("refuses a folder whose owner runs, and names the owner", () => {
  lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(`in use by process ${process.pid}`);
});

it("gives the folder back whole", () => {
  const unlock = lockFolder(folder);
  expect(existsSync(lock)).toBe(true);
  unlock();
  expect(readdirSync(folder)).toEqual([]);
});

it("takes over from a process that does not run any more", () => {
  lockFolder(folder);
  const owner = JSON.parse(readFileSync(lock, "utf8")) as object;
  // Beyond every system's highest process id.
  writeFileSync(lock, JSON.stringify({ ...owner, pid: 2 ** 30 }));
  lockFolder(folder);
  expect(readdirSync(folder)).toEqual(["database.lock"]);
});

it("takes over when the process id was given to another process since", () => {
  lockFolder(folder);
  const owner = JSON.parse(readFileSync(lock, "utf8")) as object;
  writeFileSync(lock, JSON.stringify({ ...owner, startedAt: "another start" }));
  lockFolder(folder);
  expect(readdirSync(folder)).toEqual(["database.lock"]);
});
