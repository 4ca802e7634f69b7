/**
 * Runs `node --watch` with the given arguments. Node's watcher doesn't notice when the launcher is gone, but this
 * process does, and ends the watcher.
 */
import { spawn } from "node:child_process";

const watcher = spawn(process.execPath, ["--watch", "--watch-preserve-output", ...process.argv.slice(2)], {
  stdio: "inherit",
});
watcher.on("exit", (code) => process.exit(code ?? 1));
