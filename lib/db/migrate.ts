import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { installQueue } from "../jobs/schema";

type Migration = { name: string; sql: string; checksum: string };

/** Any number works, as long as all Portico processes use the same one. */
const migrationLock = 7_671_462;

/** Prisma's own table, so that `prisma migrate` works on the same database. */
const migrationsTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

type MigrateOptions = {
  /** The folder with the migrations. Tests bring their own instead of `prisma/migrations`. */
  folder?: string;
  /** If given, applies only the migrations with these names. */
  only?: string[];
};

/**
 * Applies all migrations in `prisma/migrations` to the database at `url` and returns the names of those it applied.
 * Also installs the job queue's schema, because jobs are written in the same transactions as our rows. Each migration
 * runs in one transaction, so if the process is killed meanwhile, a migration is either complete or absent.
 *
 * Throws, without further changes, if the database's history doesn't match the beginning of ours.
 */
export async function migrate(
  url: string,
  { folder = path.join(process.cwd(), "prisma", "migrations"), only }: MigrateOptions = {},
): Promise<string[]> {
  const migrations = readMigrations(folder).filter(({ name }) => !only || only.includes(name));
  // A migration may take longer than the role's timeout for the application's statements.
  const options = "-c statement_timeout=0 -c lock_timeout=0";
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, options });
  await client.connect();
  const applied: string[] = [];
  try {
    for (let name = await applyNext(client, migrations); name; name = await applyNext(client, migrations))
      applied.push(name);
  } finally {
    await client.end();
  }
  await installQueue(url);
  return applied;
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = readFileSync(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Applies the oldest missing migration and returns its name, or undefined if none is missing. */
async function applyNext(client: Client, migrations: Migration[]): Promise<string | undefined> {
  await client.query("BEGIN");
  try {
    // Two servers may start at the same time. The lock is released when the transaction ends, even through a connection
    // pooler.
    await client.query("SELECT pg_advisory_xact_lock($1)", [migrationLock]);
    await client.query(migrationsTable);
    const next = nextMigration(migrations, await readHistory(client));
    if (next) await apply(client, next);
    await client.query("COMMIT");
    return next?.name;
  } catch (error) {
    // The first error is the informative one. If the rollback also fails, the connection is gone.
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

type Applied = { migration_name: string; checksum: string; finished_at: Date | null };

async function readHistory(client: Client): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    `SELECT migration_name, checksum, finished_at FROM "_prisma_migrations"
     WHERE rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`,
  );
  return rows;
}

function nextMigration(migrations: Migration[], history: Applied[]): Migration | undefined {
  for (const [i, { migration_name: name, checksum, finished_at: finishedAt }] of history.entries()) {
    const ours = migrations.find((migration) => migration.name === name);
    if (!ours)
      throw new Error(`The database has the migration ${name}, which this version of Portico does not know.
It was used by a newer version: start that one, or restore a backup from before it.`);
    if (!finishedAt)
      throw new Error(`The migration ${name} was begun and did not finish; see "prisma migrate resolve".`);
    if (ours.checksum !== checksum)
      throw new Error(`The migration ${name} was changed after it had been applied to this database.
A migration is never edited: restore the file and write a new one.`);
    if (ours !== migrations[i])
      throw new Error(
        `The database has the migration ${name} but not ${migrations[i]?.name}, which comes before it.`,
      );
  }
  return migrations[history.length];
}

async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query(sql).catch((cause: Error & { code?: string }) => {
    // Errors of class 42 name tables and columns. Their messages are safe to show. Messages of classes 22 and 23 may
    // quote a row's data.
    const why = cause.code?.startsWith("42") ? cause.message : `PostgreSQL answered ${cause.code}`;
    throw new Error(`The migration ${name} failed: ${why}`, { cause });
  });
  await client.query(
    `INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, applied_steps_count)
     VALUES ($1, $2, now(), $3, 1)`,
    [randomUUID(), checksum, name],
  );
}
