import "server-only";
import { execFileSync, spawnSync } from "node:child_process";
import { OperatorError } from "../../operator-error";

/** The user PostgreSQL runs as. Undefined means this process's user. */
export type DatabaseUser = { uid: number; gid: number } | undefined;

const name = "postgres";

/**
 * PostgreSQL refuses to run as root, so root runs it as the user `postgres`, which is created if missing. Any
 * other user runs it as themselves. Throws if root can't create the user.
 */
export function databaseUser(): DatabaseUser {
  if (process.getuid?.() !== 0) return undefined;
  const found = findUser();
  if (found) return found;
  const made = spawnSync("useradd", ["--system", "--user-group", "--no-create-home", name]);
  const user = findUser();
  if (user) return user;
  throw new OperatorError(
    `PostgreSQL refuses to run as root, and the user "${name}" could not be created for it` +
      `${made.error ? " (there is no useradd)" : `: ${made.stderr.toString().trim()}`}. ` +
      "Start Portico as another user, or set DATABASE_URL to a PostgreSQL server.",
  );
}

function findUser(): DatabaseUser {
  try {
    const [uid, gid] = ["-u", "-g"].map((flag) =>
      Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] })),
    );
    return uid && gid ? { uid, gid } : undefined;
  } catch {
    // `id` fails if the user doesn't exist.
    return undefined;
  }
}

/**
 * Whether PostgreSQL's user can enter a folder, which also requires passing through every folder above it.
 */
export function canEnter(folder: string, user: DatabaseUser): boolean {
  if (!user) return true;
  return spawnSync("/bin/sh", ["-c", 'cd -- "$0"', folder], { cwd: "/", ...user }).status === 0;
}
