import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Runtime, type RuntimeName, runtimes } from "./runtimes";
import { writeFunction } from "./write-function";

export type RunningFunction = {
  url: string;
  /** Everything that the function wrote to its log. */
  log(): string;
  stop(): void;
};

type Options = {
  runtime: RuntimeName;
  env: Record<string, string>;
  /** Where the member system is played, instead of the vendor's own address. */
  vendorUrl: string;
  /** All code in one file, as merchants paste it into a web editor. */
  isPasted?: boolean;
};

/** Starts a recipe's function in a runtime, as a process of its own that answers over HTTP. */
export async function runFunction(recipe: string, options: Options): Promise<RunningFunction> {
  const runtime: Runtime = runtimes[options.runtime];
  const folder = mkdtempSync(path.join(tmpdir(), "portico-function-"));
  writeFunction(folder, recipe, runtime.entry, options);
  const port = await freePort();
  const { env } = options;
  const [program, ...args] = runtime.command({ folder, port, env });
  const child: ChildProcess = spawn(program, args, {
    env: {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
      ...{ PORT: String(port), DENO_SERVE_ADDRESS: `tcp:127.0.0.1:${port}` },
      ...env,
      NODE_ENV: "production",
    },
    stdio: ["ignore", "pipe", "pipe"],
    // A runtime's program may start another one, which ends with its group.
    detached: true,
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (log += chunk));
  const url = `http://127.0.0.1:${port}/`;
  const stop = () => {
    if (child.pid && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  };
  const isUp = await answers(url, () => child.exitCode !== null);
  if (isUp) return { url, log: () => log, stop };
  stop();
  throw new Error(`The function ${recipe} doesn't start in ${options.runtime}:\n${log}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

async function answers(url: string, hasEnded: () => boolean): Promise<boolean> {
  const until = Date.now() + 30_000;
  while (Date.now() < until && !hasEnded()) {
    const answer = await fetch(url, { method: "OPTIONS", redirect: "manual" }).catch(() => null);
    if (answer) return true;
    await new Promise((pause) => setTimeout(pause, 50));
  }
  return false;
}
