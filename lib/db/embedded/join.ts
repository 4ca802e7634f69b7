import "server-only";
import path from "node:path";
import { findBinaries } from "./binaries";
import { type Cluster, runningPort, urlOf } from "./cluster";
import { databaseUser } from "./database-user";
import { findOrCreatePlace } from "./place";
import { startEmbeddedDatabase } from "./start";

/**
 * Opens the embedded database of `folder` for a short task. If one of our servers is running, it is used and
 * left running. Otherwise one is started, and `close` stops it.
 */
export async function joinEmbeddedDatabase(folder: string): Promise<{ url: string; close(): Promise<void> }> {
  const user = databaseUser();
  const place = findOrCreatePlace(path.join(folder, "postgresql"), user);
  const cluster: Cluster = { place, binaries: findBinaries(user), user, isPersistent: true };
  const port = runningPort(cluster);
  if (port === undefined) return startEmbeddedDatabase({ folder });
  return { url: urlOf(cluster, port), close: () => Promise.resolve() };
}
