import "server-only";
import { execFileSync } from "node:child_process";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";

type Owner = { pid: number; startedAt: string; host: string };

/**
 * Takes the folder for this process and returns what gives it back. Throws when another one has it: two
 * processes on one embedded database destroy it.
 *
 * A lock left by a killed process is recognised by its owner's start time, because process ids come again.
 */
export function lockFolder(folder: string): () => void {
  const lock = path.join(folder, "database.lock");
  const mine = `${lock}.${process.pid}`;
  const me: Owner = { pid: process.pid, startedAt: startOf(process.pid) ?? "", host: hostname() };
  writeFileSync(mine, JSON.stringify(me));
  try {
    // A link either appears whole or not at all, so nobody ever reads half a lock.
    while (!linked(mine, lock)) setAside(lock, folder);
  } finally {
    rmSync(mine, { force: true });
  }
  return () => rmSync(lock, { force: true });
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Removes a dead owner's lock, or throws because the owner lives. */
function setAside(lock: string, folder: string): void {
  const found = read(lock);
  if (found === undefined) return;
  refuseIfAlive(found, folder);
  const aside = `${lock}.${process.pid}.old`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  // Another process may have set the dead lock aside and put its own here in between: give it back.
  const moved = read(aside);
  if (moved !== found) linked(aside, lock);
  rmSync(aside, { force: true });
}

function refuseIfAlive(text: string, folder: string): void {
  const owner = JSON.parse(text) as Owner;
  const startedAt = owner.host === hostname() ? startOf(owner.pid) : undefined;
  if (startedAt === undefined || startedAt !== owner.startedAt) return;
  throw new Error(
    `The embedded database in ${folder} is in use by process ${owner.pid}. ` +
      "Stop that one first, choose another DATA_DIR, or set DATABASE_URL to a PostgreSQL server.",
  );
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** When a process started, in words that differ between two processes of one id; undefined when it does not run. */
function startOf(pid: number): string | undefined {
  try {
    if (process.platform === "linux") {
      const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      // The name in brackets may hold spaces; the start time is the 20th word after it.
      return `${boot}:${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]}`;
    }
    const [command, args] =
      process.platform === "win32"
        ? (["powershell", ["-NoProfile", "-Command", `(Get-Process -Id ${pid}).StartTime.Ticks`]] as const)
        : (["ps", ["-o", "lstart=", "-p", String(pid)]] as const);
    return execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    // Neither platform tells a missing process from another failure; both mean that no one is known to run.
    return undefined;
  }
}
