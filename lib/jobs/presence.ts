import "server-only";
import type { PoolClient } from "pg";
import { log } from "../log";

/**
 * Shows other processes that these workers are alive, by a shared advisory lock under their name on the connection that
 * listens for new jobs. The lock is released as soon as the process ends, or within a minute if its machine stops
 * responding.
 */
export function showPresence(client: PoolClient, workers: string): void {
  // The library is about to send LISTEN on this connection, which can't run two statements at once.
  client.once("drain", () => {
    client
      .query(
        `SET tcp_keepalives_idle = 20; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3;
         SELECT pg_advisory_lock_shared(hashtextextended(${client.escapeLiteral(workers)}, 0))`,
      )
      .catch((error: unknown) => log.warn("The workers could not show that they are alive.", {}, error));
  });
}
