import "server-only";
import { mkdirSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import path from "node:path";
import { log } from "../../log";
import { findBinaries } from "./binaries";
import { type Cluster, create, runningPort, start, stop, stopAtExit, urlOf } from "./cluster";
import { databaseUser } from "./database-user";
import { refuseOlderDatabase } from "./older-database";
import { claimServer } from "./ownership";
import { findOrCreatePlace, temporaryPlace } from "./place";

export type EmbeddedDatabase = {
  /** The database's URL with its password, in the form of DATABASE_URL. */
  url: string;
  /** The folder with the database's files. */
  place: string;
  close: () => Promise<void>;
};

/**
 * Starts the PostgreSQL server included with Portico, on 127.0.0.1 only. Its files are in `folder`/postgresql, or in a
 * temporary folder if none is given. If `port` is 0, a free port is chosen.
 *
 * Throws if another process uses the folder, if another version wrote it, or if this system can't run PostgreSQL.
 */
export async function startEmbeddedDatabase({
  folder,
  port = 0,
}: {
  folder?: string;
  port?: number;
}): Promise<EmbeddedDatabase> {
  const user = databaseUser();
  const binaries = findBinaries(user);
  if (folder) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    refuseOlderDatabase(folder);
  }
  const place = folder ? findOrCreatePlace(path.join(folder, "postgresql"), user) : temporaryPlace(user);
  const cluster: Cluster = { place, binaries, user, isPersistent: folder !== undefined };
  await create(cluster);
  await stopAbandoned(cluster);
  return superviseServer(cluster, await startWithRetries(cluster, port));
}

/** Stops a server that outlived the process that started it, so that two servers never run. */
export async function stopAbandoned(cluster: Cluster): Promise<void> {
  const port = runningPort(cluster);
  if (port === undefined) return;
  const ownership = await claimServer(urlOf(cluster, port), cluster.place);
  await ownership.release();
  await stop(cluster);
}

/** Owns the running server until `close`, and restarts it if it ends unexpectedly. */
async function superviseServer(cluster: Cluster, port: number): Promise<EmbeddedDatabase> {
  const url = urlOf(cluster, port);
  let ownership = await claimServer(url, cluster.place);
  const guard = () => void ownership.lost.then(() => revive()).then(guard, reportEnd);
  const revive = async () => {
    log.warn("The embedded database ended and is being restarted.");
    await startWithRetries(cluster, port);
    ownership = await claimServer(url, cluster.place);
  };
  guard();
  const atExit = () => stopAtExit(cluster);
  process.on("exit", atExit);
  return {
    url,
    place: cluster.place,
    close: async () => {
      process.off("exit", atExit);
      await ownership.release();
      await stop(cluster);
      if (!cluster.isPersistent) rmSync(cluster.place, { recursive: true, force: true });
    },
  };
}

/**
 * Starts the server on the port `wanted`, or on a free port if `wanted` is 0, and returns the port. Retries, because
 * another process may take a free port first, and because a killed server's shared memory blocks a new server until the
 * killed server's last process has exited.
 */
async function startWithRetries(cluster: Cluster, wanted: number): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = wanted || (await freePort());
    try {
      await start(cluster, port);
      return port;
    } catch (error) {
      if (attempt === 6) throw error;
      await new Promise((resume) => setTimeout(resume, 500));
    }
  }
}

function reportEnd(error: Error): void {
  log.error("The embedded database ended and could not be restarted.", {}, error);
}

/** Returns a port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject).listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
