import "server-only";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { database } from "./client";

/**
 * Warns if PostgreSQL ends no slow statements. A pooler refuses the timeouts that a connection usually sends, so behind
 * a pooler the role must have them (docs/running.md).
 */
export async function warnOfMissingTimeouts(): Promise<void> {
  if (env().DATABASE_DIRECT_URL === undefined) return;
  const [row] = await database().$queryRaw<{ value: string }[]>`
    SELECT current_setting('statement_timeout') AS value`;
  if (row?.value === "0")
    log.warn(
      "Slow statements aren’t ended. Set the timeouts of the database’s role as docs/running.md says.",
    );
}
