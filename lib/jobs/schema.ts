import "server-only";
import { runMigrations } from "graphile-worker";
import { quietLogger } from "./library-log";

/** Updates the queue's own schema, `graphile_worker`. Several processes may do so at the same time. */
export async function installQueue(connectionString: string): Promise<void> {
  await runMigrations({ connectionString, maxPoolSize: 1, logger: quietLogger });
}
