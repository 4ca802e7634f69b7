import "server-only";
import { stampConnectionAddress } from "./client-address";
import { startEmbeddedDatabase } from "./db/embedded/start";
import { migrate } from "./db/migrate";
import { env, setDatabaseUrl } from "./env";
import { startRecovery } from "./portal/recovery";

/**
 * What must hold before a server answers: a whole environment, a database, and that database up to date. Ends the
 * process when one does not, because a server that cannot work must not answer as if it did.
 */
export async function boot(): Promise<void> {
  try {
    const applied = await migrate(env().DATABASE_URL ?? (await embeddedDatabase()));
    if (applied.length > 0) console.log(`The database was brought up to date: ${applied.join(", ")}.`);
    stampConnectionAddress();
    startRecovery();
  } catch (error) {
    console.error(`Portico does not start. ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}

async function embeddedDatabase(): Promise<string> {
  const { DATA_DIR: folder } = env();
  const { url, place } = await startEmbeddedDatabase({ folder });
  setDatabaseUrl(url);
  console.log(`DATABASE_URL is not set, so the embedded database in ${place} is used.`);
  return url;
}
