import { readFileSync } from "node:fs";

/** Whether a process is running. A zombie, an ended orphan that the system hasn't collected yet, is not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== "linux" || !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return false;
  }
}
