/**
 * Runs a database for a launcher and tells it the address: the embedded one of a folder, an embedded one in
 * memory, or a fresh database on a PostgreSQL server that is dropped at the end. Migrations are applied.
 *
 *     node --conditions=react-server --import tsx scripts/database.ts [--folder F] [--port N] [--server URL]
 */
import { parseArgs } from "node:util";
import { startEmbeddedDatabase } from "@/lib/db/embedded";
import { migrate } from "@/lib/db/migrate";
import { testDatabase } from "@/lib/testing/database";

const options = { folder: { type: "string" }, port: { type: "string" }, server: { type: "string" } } as const;

async function start() {
  const { folder, port, server } = parseArgs({ options }).values;
  if (!folder) return testDatabase(server);
  const database = await startEmbeddedDatabase({ folder, port: Number(port ?? 0) });
  await migrate(database.url);
  return database;
}

start().then(
  (database) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const)
      process.once(signal, () => void database.close().then(() => process.exit(0)));
    process.send?.({ url: database.url });
    // The channel to the launcher does not keep the program alive, and a server's connection may be closed.
    setInterval(() => undefined, 60_000);
  },
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
