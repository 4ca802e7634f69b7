import { readFileSync } from "node:fs";

/** Whether a process runs. An orphan that ended may wait for the system to take note; it runs no more. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== "linux" || !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return false;
  }
}
