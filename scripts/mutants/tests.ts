/** Runs the tests in the copy of the project. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { startChild, stopChild } from "../children.mjs";
import { folder, reachedFolder, readJson, tree } from "./tree";

const atOnce = 6;

/**
 * Runs every chosen test of these files once with all guards in place, to learn which guards each test
 * reaches.
 */
export function observe(files: string[], isChosen: (test: string) => boolean): void {
  const tests = relatedTests(files).filter(isChosen);
  const left = tests.filter((test) => !existsSync(recordOf(test)));
  for (let i = 0; i < left.length; i += atOnce) {
    const report = path.join(folder, "report.json");
    const batch = left.slice(i, i + atOnce);
    runTests(["--json", "--outputFile", report, "--runTestsByPath", ...batch]);
    const { testResults } = readJson<{ testResults: { name: string; status: string }[] }>(report);
    for (const { name, status } of testResults) {
      if (status === "passed" && existsSync(recordOf(name))) continue;
      console.log(`left out, because it fails with all guards in place: ${path.relative(tree, name)}`);
      writeFileSync(recordOf(name), "[]");
    }
    console.log(`observed ${tests.length - left.length + i + batch.length} of ${tests.length} test files`);
  }
}

function relatedTests(files: string[]): string[] {
  const args = ["scripts/jest.mjs", "--listTests", "--findRelatedTests", ...files];
  const { stdout } = spawnSync(process.execPath, args, { cwd: tree, encoding: "utf8" });
  return stdout.split("\n").filter((line) => line.startsWith(tree));
}

const recordOf = (test: string) => path.join(reachedFolder, test.replaceAll("/", "__"));

/** The test files that reach each guard. */
export function testsByGuard(): Map<number, string[]> {
  const tests = new Map<number, string[]>();
  for (const name of readdirSync(reachedFolder)) {
    const test = name.replaceAll("__", "/");
    for (const guard of readJson<number[]>(path.join(reachedFolder, name)))
      tests.set(guard, [...(tests.get(guard) ?? []), test]);
  }
  return tests;
}

/** The exit code; null after a timeout. */
export function runTests(args: string[], env: Record<string, string> = {}): number | null {
  const jest = ["scripts/jest.mjs", "--silent", ...args];
  // Without its guard, a loop may run forever.
  const options = {
    cwd: tree,
    env: { ...process.env, ...env },
    timeout: 1_800_000,
    stdio: "ignore",
  } as const;
  return spawnSync(process.execPath, jest, options).status;
}

/** One server for all runs; each creates its own database there. */
export async function withDatabase(run: () => void): Promise<void> {
  const script = ["--conditions=react-server", "--import", "tsx", "scripts/database.ts"];
  const database = startChild("database", script);
  const { url } = (await database.said) as { url: string };
  process.env.TEST_POSTGRES_URL = url;
  try {
    run();
  } finally {
    await stopChild(database);
  }
}
