import "server-only";
import path from "node:path";
import { findBinaries } from "./binaries";
import { runningPort, urlOf } from "./cluster";
import type { Cluster } from "./cluster";
import { databaseUser } from "./database-user";
import { placeAt } from "./place";
import { startEmbeddedDatabase } from "./start";

/**
 * The embedded database of `folder` for a short while: the one that a server of ours has started, left as it is, or one
 * that is started for it and ended with `close`.
 */
export async function joinEmbeddedDatabase(folder: string): Promise<{ url: string; close(): Promise<void> }> {
  const user = databaseUser();
  const place = placeAt(path.join(folder, "postgresql"), user);
  const cluster: Cluster = { place, binaries: findBinaries(user), user, isKept: true };
  const port = runningPort(cluster);
  if (port === undefined) return startEmbeddedDatabase({ folder });
  return { url: urlOf(cluster, port), close: () => Promise.resolve() };
}
