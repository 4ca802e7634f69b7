import "server-only";
import { runMigrations } from "graphile-worker";
import { quietLogger } from "./library-log";

/** Brings the queue's own schema, `graphile_worker`, up to date. Several processes may do it at once. */
export async function installQueue(connectionString: string): Promise<void> {
  await runMigrations({ connectionString, maxPoolSize: 1, logger: quietLogger });
}
