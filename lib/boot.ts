import "server-only";
import { afterAnswersDone } from "./after-answer";
import { beforeExit } from "./before-exit";
import { stampClientAddress } from "./client-address";
import { openFolder } from "./db/embedded/open-folder";
import { startEmbeddedDatabase } from "./db/embedded/start";
import { migrate } from "./db/migrate";
import { warnOfMissingTimeouts } from "./db/pooler";
import { directDatabaseUrl, env, setDatabaseUrl } from "./env";
import { startJobs } from "./jobs/runner";
import { tasks } from "./jobs/tasks";
import { log } from "./log";
import { sendConsoleToLog } from "./log/console";
import { assignRequestIds } from "./log/context";
import { OperatorError } from "./operator-error";

/**
 * Prepares everything a server needs before it answers: a complete environment, and a database that is up to
 * date. Ends the process if anything is missing, so a broken server never answers.
 */
export async function boot(): Promise<void> {
  const startedAt = performance.now();
  try {
    // In development, Next's own output is useful, so it isn't replaced.
    if (env().NODE_ENV === "production") sendConsoleToLog();
    assignRequestIds();
    const migrations = await migrate(directDatabaseUrl() ?? (await embeddedDatabase()));
    if (migrations.length > 0) log.info("The database schema was updated.", { migrations });
    await warnOfMissingTimeouts();
    stampClientAddress(env().TRUSTED_PROXIES);
    const jobs = await startJobs(tasks);
    beforeExit(async () => {
      await Promise.all([jobs.stop(), afterAnswersDone()]);
    });
    log.info("Portico is ready.", { durationMs: performance.now() - startedAt });
  } catch (error) {
    log.error("Portico could not start.", {}, toLoggable(error));
    process.exit(1);
  }
}

/**
 * Before the first request no outsider has sent anything, so a plain error's message is about this machine.
 * Database errors have their own classes and may quote stored data.
 */
function toLoggable(error: unknown): unknown {
  if (!(error instanceof Error) || error.constructor !== Error) return error;
  const withoutPassword = error.message.replace(/\/\/[^@\s/]*@/g, "//…@");
  return new OperatorError(withoutPassword, { cause: error });
}

async function embeddedDatabase(): Promise<string> {
  const { DATA_DIR: folder } = env();
  const { url, place } = await startEmbeddedDatabase({ folder });
  setDatabaseUrl(url);
  // Only the database of a server run as root can be outside DATA_DIR.
  const elsewhere = place.startsWith(openFolder) ? { place } : {};
  log.info("DATABASE_URL is not set, so the embedded database in DATA_DIR is used.", elsewhere);
  return url;
}
