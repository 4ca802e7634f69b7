import "server-only";
import { beforeExit } from "./before-exit";
import { stampConnectionAddress } from "./client-address";
import { openFolder } from "./db/embedded/open-folder";
import { startEmbeddedDatabase } from "./db/embedded/start";
import { migrate } from "./db/migrate";
import { directDatabaseUrl, env, setDatabaseUrl } from "./env";
import { startJobs } from "./jobs/runner";
import { tasks } from "./jobs/tasks";
import { log } from "./log";
import { sendConsoleToLog } from "./log/console";
import { numberRequests } from "./log/context";
import { OperatorError } from "./operator-error";

/**
 * What must hold before a server answers: a whole environment, a database, and that database up to date. Ends the
 * process when one does not, because a server that cannot work must not answer as if it did.
 */
export async function boot(): Promise<void> {
  const startedAt = performance.now();
  try {
    // While developing, Next's own words are what one wants to read.
    if (env().NODE_ENV === "production") sendConsoleToLog();
    numberRequests();
    const migrations = await migrate(directDatabaseUrl() ?? (await embeddedDatabase()));
    if (migrations.length > 0) log.info("The database was brought up to date.", { migrations });
    stampConnectionAddress();
    const jobs = await startJobs(tasks);
    beforeExit(() => jobs.stop());
    log.info("Portico is ready.", { durationMs: performance.now() - startedAt });
  } catch (error) {
    log.error("Portico does not start.", {}, readable(error));
    process.exit(1);
  }
}

/**
 * Before the first request no customer and no stranger has said anything, so the message of a plain error is about this
 * machine. Those of the database and of Stripe have classes of their own and may quote what is stored.
 */
function readable(error: unknown): unknown {
  if (!(error instanceof Error) || error.constructor !== Error) return error;
  const withoutPassword = error.message.replace(/\/\/[^@\s/]*@/g, "//…@");
  return new OperatorError(withoutPassword, { cause: error });
}

async function embeddedDatabase(): Promise<string> {
  const { DATA_DIR: folder } = env();
  const { url, place } = await startEmbeddedDatabase({ folder });
  setDatabaseUrl(url);
  // Where root's database is; everybody else's is in DATA_DIR itself.
  const elsewhere = place.startsWith(openFolder) ? { place } : {};
  log.info("DATABASE_URL is not set, so the embedded database of DATA_DIR is used.", elsewhere);
  return url;
}
