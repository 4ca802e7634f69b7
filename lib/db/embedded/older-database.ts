import "server-only";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { OperatorError } from "../../operator-error";

/** The major version of PostgreSQL included with Portico. */
export const currentMajor = "18";

/** A database in a Portico data folder, written by another version. */
export type OlderDatabase = { folder: string; data: string; major: string; engine: "pglite" | "postgresql" };

/** The new name of a folder after its database was moved out of it. */
export const nameAfterMove = (folder: string) => `${folder.replace(/\.before-move$/, "")}.before-move`;

/**
 * The database in `folder` that must be moved first. Undefined if there is none, or if this version wrote it.
 */
export function findOlderDatabase(folder: string): OlderDatabase | undefined {
  const current = path.join(folder, "postgresql");
  // The embedded database was originally PGlite, with its files in "database".
  const pglite = path.join(folder, "database");
  const places = [
    { folder: current, data: path.join(current, "data"), engine: "postgresql" },
    // An interrupted move may have renamed the old folder, but not yet the new folder.
    { folder: nameAfterMove(current), data: path.join(nameAfterMove(current), "data"), engine: "postgresql" },
    { folder: pglite, data: pglite, engine: "pglite" },
    { folder: nameAfterMove(pglite), data: nameAfterMove(pglite), engine: "pglite" },
  ] as const;
  for (const place of places) {
    const major = majorOf(place.data);
    if (major === undefined) continue;
    return place.folder === current && major === currentMajor ? undefined : { ...place, major };
  }
  return undefined;
}

/**
 * Throws if `folder` contains a database that this version can't read. Portico must never start with an empty database
 * next to it.
 */
export function refuseOlderDatabase(folder: string): void {
  const older = findOlderDatabase(folder);
  if (!older) return;
  const writer = older.engine === "pglite" ? "PGlite" : `PostgreSQL ${older.major}`;
  throw new OperatorError(
    `The database in ${older.data} was written by ${writer}, and this version of Portico uses ` +
      `PostgreSQL ${currentMajor}. Run "npm run db:move" once to move it; the old folder is kept. Nothing was changed.`,
  );
}

function majorOf(data: string): string | undefined {
  const file = path.join(data, "PG_VERSION");
  return existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
}
