/** Runs one program to its end, without a shell between, so that it works alike on every platform. */
import { spawn } from "node:child_process";

/** Runs a program and passes its output on. Resolves with its exit code; rejects when it cannot start. */
export function run(command, args, { env = {}, quiet = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...env },
      ...options,
    });
    const said = [];
    child.stdout?.on("data", (chunk) => said.push(chunk));
    child.stderr?.on("data", (chunk) => said.push(chunk));
    child.on("error", reject);
    child.on("close", (code, signal) =>
      resolve({ code: code ?? 1, signal, output: Buffer.concat(said).toString() }),
    );
  });
}

/** Runs a script with this very Node. Throws with the script's own words when it fails. */
export async function runNode(args, options = {}) {
  const { code, output } = await run(process.execPath, args, { quiet: true, ...options });
  if (code !== 0) throw new Error(`node ${args.join(" ")} failed:\n${output.trim()}`);
  return output;
}
