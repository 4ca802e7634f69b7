/** Runs one program to its end, without a shell, so that it works the same way on every platform. */
import { spawn } from "node:child_process";

const ownGroup = process.platform !== "win32";
const running = new Set();

// A signal that stops this process also stops the programs it started, with their own children.
process.once("exit", () => running.forEach(end));
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
])
  process.once(signal, () => {
    running.forEach(end);
    if (process.listenerCount(signal) === 0) process.exit(code);
  });

/** Runs a program and passes its output on. Resolves with its exit code; rejects if it can't start. */
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
    // The program ended on its own at the same moment.
    if (error.code !== "ESRCH") throw error;
  }
}

/** Runs a script with the same Node. If it fails, throws with the script's output. */
export async function runNode(args, options = {}) {
  const { code, output } = await run(process.execPath, args, { quiet: true, ...options });
  if (code !== 0) throw new Error(`node ${args.join(" ")} failed:\n${output.trim()}`);
  return output;
}
