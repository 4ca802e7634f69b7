import "server-only";
import type { PoolClient } from "pg";
import { log } from "../log";

/**
 * Shows the others that these workers live: a shared advisory lock under their name, held by the connection that
 * listens for new jobs. It is gone the moment the process is, and on another machine within a minute of its silence.
 */
export function showPresence(client: PoolClient, workers: string): void {
  // The connection is about to be told to listen; two statements at once are not allowed on it.
  client.once("drain", () => {
    client
      .query(
        `SET tcp_keepalives_idle = 20; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3;
         SELECT pg_advisory_lock_shared(hashtextextended(${client.escapeLiteral(workers)}, 0))`,
      )
      .catch((error: unknown) => log.warn("The workers could not show that they live.", {}, error));
  });
}
