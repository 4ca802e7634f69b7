import "server-only";
import { execFileSync, spawnSync } from "node:child_process";
import { OperatorError } from "../../operator-error";

/** Whom PostgreSQL runs as. Undefined is the user of this process. */
export type DatabaseUser = { uid: number; gid: number } | undefined;

const name = "postgres";

/**
 * PostgreSQL refuses to run as root, so root hands it to the user `postgres`, which is created when there is none.
 * Everybody else runs it as themselves. Throws where root cannot create a user.
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
    // `id` fails for an unknown user, which is the answer.
    return undefined;
  }
}

/** Whether PostgreSQL's user gets into a folder: every folder above it must let that user pass as well. */
export function canEnter(folder: string, user: DatabaseUser): boolean {
  if (!user) return true;
  return spawnSync("/bin/sh", ["-c", 'cd -- "$0"', folder], { cwd: "/", ...user }).status === 0;
}
