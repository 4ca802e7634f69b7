/** Runs one program to its end, without a shell between, so that it works alike on every platform. */
import { spawn } from "node:child_process";

const ownGroup = process.platform !== "win32";
const running = new Set();

// Whoever stops us stops what we started, with all that it started.
process.once("exit", () => running.forEach(end));
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
])
  process.once(signal, () => {
    running.forEach(end);
    if (process.listenerCount(signal) === 0) process.exit(code);
  });

/** Runs a program and passes its output on. Resolves with its exit code; rejects when it cannot start. */
export function run(command, args, { env = {}, quiet = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...env },
      detached: ownGroup,
      ...options,
    });
    running.add(child);
    const said = [];
    child.stdout?.on("data", (chunk) => said.push(chunk));
    child.stderr?.on("data", (chunk) => said.push(chunk));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      running.delete(child);
      resolve({ code: code ?? 1, signal, output: Buffer.concat(said).toString() });
    });
  });
}

function end(child) {
  try {
    if (ownGroup && child.pid) process.kill(-child.pid, "SIGTERM");
    else child.kill();
  } catch (error) {
    // It ended by itself in the same moment.
    if (error.code !== "ESRCH") throw error;
  }
}

/** Runs a script with this very Node. Throws with the script's own words when it fails. */
export async function runNode(args, options = {}) {
  const { code, output } = await run(process.execPath, args, { quiet: true, ...options });
  if (code !== 0) throw new Error(`node ${args.join(" ")} failed:\n${output.trim()}`);
  return output;
}
