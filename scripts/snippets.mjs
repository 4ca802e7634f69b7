/** Installs every language and runtime that snippets, helpers and recipes are for, and runs them. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./run.mjs";

process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const installed = await run(process.execPath, ["scripts/install-languages.mjs"]);
if (installed.code !== 0) process.exit(installed.code);
const env = { SNIPPETS: "1" };
const { code } = await run(
  process.execPath,
  ["scripts/jest.mjs", "lib/snippets/(languages|helpers)|scripts/recipes/runtimes"],
  {
    env,
  },
);
process.exit(code);
