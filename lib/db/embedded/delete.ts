import "server-only";
import { lstatSync, realpathSync, rmSync } from "node:fs";
import path from "node:path";
import { findBinaries } from "./binaries";
import { databaseUser } from "./database-user";
import { nameAfterMove } from "./older-database";
import { stopAbandoned } from "./start";

/**
 * Deletes a data folder's embedded database, and any older ones left from a move. Throws while the database is in use.
 */
export async function deleteEmbeddedDatabase(folder: string): Promise<void> {
  const current = path.join(folder, "postgresql");
  const pglite = path.join(folder, "database");
  for (const name of [current, nameAfterMove(current), pglite, nameAfterMove(pglite)]) {
    if (!lstatSync(name, { throwIfNoEntry: false })) continue;
    const place = realPath(name);
    if (place && name === current) await stopIfRunning(place);
    if (place) rmSync(place, { recursive: true, force: true });
    rmSync(name, { recursive: true, force: true });
  }
}

async function stopIfRunning(place: string): Promise<void> {
  const user = databaseUser();
  await stopAbandoned({ place, user, binaries: findBinaries(user), isPersistent: true });
}

/** Undefined if the link's target doesn't exist. */
function realPath(name: string): string | undefined {
  try {
    return realpathSync(name);
  } catch {
    return undefined;
  }
}
