import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Snippet } from "@/lib/snippets/snippet";
import type { Harness } from "./harness";
import { harnesses } from "./harnesses";

/** The folder in which `npm run snippets` installs npm packages for the snippets that need them. */
const packages = path.resolve("dist/snippets/node_modules");

/** Uses the system's Python, which has the packages, even if PATH lists another Python first. */
const programs: Record<string, string> = { python3: "/usr/bin/python3" };

type Answer = { status: number | null; stdout: string; stderr: string };

/** Whether all the programs that the snippet needs are installed. */
export function canRun({ id }: Pick<Snippet, "id">): boolean {
  const harness = harnesses[id];
  return harness !== undefined && isInstalled(harness);
}

/** Whether all of these programs and libraries are installed. */
export function isInstalled({ needs }: Pick<Harness, "needs">): boolean {
  return inFolder(needs, (folder) => needs.every((command) => start(command, folder, {}).status === 0));
}

/** Runs the snippet with these environment variables, and returns the result of the last command that ran. */
export function runSnippet({ id, code }: Snippet, variables: Record<string, string>): Answer {
  const harness = harnesses[id];
  if (!harness) throw new Error(`There is no harness for ${id}.`);
  return runProgram({ ...harness, files: harness.files(code) }, variables);
}

type Program = Pick<Harness, "needs" | "commands"> & { files: Record<string, string> };

/** Runs the commands in a new folder with these files, and returns the result of the last command that ran. */
export function runProgram({ needs, files, commands }: Program, variables: Record<string, string>): Answer {
  return inFolder(needs, (folder) => {
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), content);
    }
    let answer: Answer = { status: null, stdout: "", stderr: "" };
    for (const command of commands) {
      answer = start(command, folder, variables);
      if (answer.status !== 0) return answer;
    }
    return answer;
  });
}

function inFolder<Value>(needs: Harness["needs"], work: (folder: string) => Value): Value {
  const folder = mkdtempSync(path.join(tmpdir(), "portico-snippet-"));
  // Node.js finds packages only in the snippet's own folder.
  if (needs.some(([program]) => program === process.execPath))
    symlinkSync(packages, path.join(folder, "node_modules"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function start(
  [program, ...args]: readonly [string, ...string[]],
  cwd: string,
  variables: Record<string, string>,
): Answer {
  const { PORTICO_SECRET_KEY: _secret, PORTICO_SIGNING_KEY: _signing, ...inherited } = process.env;
  const cache = path.resolve("dist/snippets");
  const env = {
    ...inherited,
    PATH: `${path.join(packages, ".bin")}:${inherited.PATH}`,
    // Caches compiled parts of the languages' own libraries between runs.
    ...{ GOCACHE: `${cache}/go`, GOFLAGS: "-mod=mod", CARGO_TARGET_DIR: `${cache}/cargo` },
    ...{ LC_ALL: "C.UTF-8", NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
    ...variables,
  };
  const { status, stdout, stderr, error } = spawnSync(programs[program] ?? program, args, {
    ...{ cwd, env, encoding: "utf8", timeout: 110_000, maxBuffer: 32_000_000 },
  });
  return {
    status: error ? -1 : status,
    stdout: stdout ?? "",
    stderr: error ? String(error) : (stderr ?? ""),
  };
}
