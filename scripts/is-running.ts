import { readFileSync } from "node:fs";

/**
 * Whether a process is running. A zombie, which has ended but hasn't been collected by the system yet,
 * doesn't count.
 */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== "linux" || !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return false;
  }
}
