/**
 * Moves the embedded database to the PostgreSQL that comes with this version of Portico, from PGlite or from another
 * major version. Portico must not be running. The old folder is kept, and an interrupted move starts over.
 *
 *     npm run db:move                  the database in DATA_DIR (.data)
 */
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findOlderDatabase, nameAfterMove } from "@/lib/db/embedded/older-database";
import { startEmbeddedDatabase } from "@/lib/db/embedded/start";
import { migrate } from "@/lib/db/migrate";
import { copyRows, queryable } from "./copy-rows";
import { openOlder } from "./older-engine";

async function move(folder: string): Promise<void> {
  const older = findOlderDatabase(folder);
  if (!older) return console.log(`There is nothing to move in ${folder}.`);
  refuseWhileRunning(folder);
  const scratch = mkdtempSync(path.join(tmpdir(), "portico-move-"));
  const moving = path.join(folder, "moving");
  rmSync(moving, { recursive: true, force: true });
  try {
    console.log(`Reading ${older.data} (${older.engine} ${older.major}) …`);
    const source = await openOlder(older, scratch);
    const database = await startEmbeddedDatabase({ folder: moving });
    try {
      const known = await source.query(`SELECT migration_name::text FROM "_prisma_migrations"`);
      await migrate(database.url, { only: known.map(([name]) => String(name)) });
      const target = await queryable(database.url);
      const { tables, rows } = await copyRows(source, target);
      await target.close();
      console.log(`Copied and compared ${rows} rows in ${tables} tables.`);
    } finally {
      await source.close();
      await database.close();
    }
    putInPlace(folder, older.folder);
    console.log(`Moved. Portico starts with ${path.join(folder, "postgresql")} now.`);
    console.log(`The old folder is ${nameAfterMove(older.folder)}. Delete it once everything works.`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Swaps the folders so that a start always finds one of them and never begins with an empty database. */
function putInPlace(folder: string, old: string): void {
  const current = path.join(folder, "postgresql");
  if (old === current) renameSync(old, nameAfterMove(old));
  renameSync(path.join(folder, "moving", "postgresql"), current);
  if (old !== current && old !== nameAfterMove(old)) renameSync(old, nameAfterMove(old));
  const note = path.join(current, "belongs-to");
  if (existsSync(note)) writeFileSync(note, `${path.resolve(folder)}\n`);
  rmSync(path.join(folder, "moving"), { recursive: true, force: true });
  rmSync(path.join(folder, "database.lock"), { force: true });
}

/** The process that owned PGlite wrote its ID into a lock file. */
function refuseWhileRunning(folder: string): void {
  const lock = path.join(folder, "database.lock");
  if (!existsSync(lock)) return;
  const { pid } = JSON.parse(readFileSync(lock, "utf8")) as { pid: number };
  try {
    process.kill(pid, 0);
  } catch {
    return;
  }
  throw new Error(
    `The database is in use by process ${pid}. Stop Portico first. If that process is something else, delete ${lock}.`,
  );
}

try {
  process.loadEnvFile(".env");
} catch {
  // Without a .env file, DATA_DIR comes from the environment or has its default.
}
move(process.env.DATA_DIR || ".data").catch((error: Error) => {
  console.error(`Nothing was moved, and the old folder is as it was. ${error.message}`);
  process.exitCode = 1;
});
