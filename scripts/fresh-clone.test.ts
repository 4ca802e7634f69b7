import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

/**
 * The README's two commands start before any package is installed, because they install the packages
 * themselves.
 */

let clone: string;

beforeAll(() => {
  clone = mkdtempSync(path.join(tmpdir(), "portico-"));
  for (const part of ["scripts", "package.json"]) cpSync(part, path.join(clone, part), { recursive: true });
});
afterAll(() => rmSync(clone, { recursive: true }));

it.each([
  ["demo", [], { PORT: "web" }, "PORT=web is not a port"],
  ["test", ["--only", "nothing"], {}, "There is no step nothing"],
])("npm run %s starts without packages", async (name, args, more, said) => {
  const env = { ...process.env, NODE_OPTIONS: "", ...more };
  const script = path.join("scripts", `${name}.mjs`);
  const started = promisify(execFile)(process.execPath, [script, ...args], { cwd: clone, env });
  await expect(started).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining(said) as unknown });
});
