import "server-only";
import { Client } from "pg";
import { OperatorError } from "../../operator-error";

/** Any number works, as long as all Portico processes use the same one. */
const ownerLock = 7_671_463;

export type Ownership = {
  release: () => Promise<void>;
  /** Resolves when the server closed the connection, but never after `release`. */
  lost: Promise<void>;
};

/**
 * Claims the server at `url` for this process by taking a lock on an open connection. PostgreSQL releases the lock when
 * the process ends for any reason. Throws if another process has the lock.
 */
export async function claimServer(url: string, place: string): Promise<Ownership> {
  const client = new Client({ connectionString: url, application_name: `portico ${process.pid}` });
  let released = false;
  const lost = new Promise<void>((resolve) => {
    // An error on an idle connection means that the connection is closed, and "end" follows.
    client.on("error", () => undefined).once("end", () => released || resolve());
  });
  const release = async () => {
    released = true;
    await client.end();
  };
  await client.connect();
  const { rows } = await client.query<{ taken: boolean }>("SELECT pg_try_advisory_lock($1) AS taken", [
    ownerLock,
  ]);
  if (rows[0]?.taken) return { release, lost };
  const owner = await client.query<{ name: string }>(
    `SELECT application_name AS name FROM pg_stat_activity JOIN pg_locks USING (pid)
     WHERE locktype = 'advisory' AND objid = $1 AND granted`,
    [ownerLock],
  );
  await release();
  throw new OperatorError(
    `The embedded database in ${place} is in use by process ${owner.rows[0]?.name.split(" ")[1] ?? "unknown"}. ` +
      "Stop that one first, choose another DATA_DIR, or set DATABASE_URL to a PostgreSQL server.",
  );
}
