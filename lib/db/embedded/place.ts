import "server-only";
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { OperatorError } from "../../operator-error";
import { canEnter, type DatabaseUser } from "./database-user";
import { makeOpenFolder } from "./open-folder";

/**
 * The real path of the database folder `name`, which contains PostgreSQL's `data`, its owner's `password`, and the
 * `log`. If the folder doesn't exist, it is created: at `name` itself, or where PostgreSQL's user can reach it, with a
 * link at `name`.
 */
export function findOrCreatePlace(name: string, user: DatabaseUser): string {
  if (!lstatSync(name, { throwIfNoEntry: false })) makePlace(name, user);
  const place = realPath(name);
  if (canEnter(place, user)) return place;
  throw new OperatorError(
    `The database is in ${place}, which the user "postgres" cannot enter. ` +
      "Let other users pass through the folders above it (chmod o+x).",
  );
}

function makePlace(name: string, user: DatabaseUser): void {
  const folder = path.dirname(name);
  if (canEnter(folder, user)) {
    mkdirSync(name);
    setOwner(user, name);
    return;
  }
  const databases = path.join(makeOpenFolder(), "databases");
  mkdirSync(databases, { recursive: true, mode: 0o755 });
  const place = mkdtempSync(path.join(databases, "portico-"));
  // Tells anyone who finds the folder later which project needs it.
  writeFileSync(path.join(place, "belongs-to"), `${path.resolve(folder)}\n`);
  setOwner(user, place);
  symlinkSync(place, name);
}

/** Creates a folder for a temporary database. */
export function temporaryPlace(user: DatabaseUser): string {
  const parent = canEnter(tmpdir(), user) ? tmpdir() : makeOpenFolder();
  const place = mkdtempSync(path.join(realpathSync(parent), "portico-database-"));
  setOwner(user, place);
  return place;
}

function realPath(name: string): string {
  try {
    return realpathSync(name);
  } catch (cause) {
    throw new OperatorError(
      `The database is missing: ${name} is a link to a folder that is not there. ` +
        "Restore that folder, or remove the link to start with an empty database.",
      { cause },
    );
  }
}

function setOwner(user: DatabaseUser, place: string): void {
  chmodSync(place, 0o700);
  if (user) chownSync(place, user.uid, user.gid);
}
