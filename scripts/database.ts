/**
 * Runs a database for a launcher, applies the migrations, and sends the launcher the database's address and folder.
 * The database is in a data folder, or temporary. With `--oldest`, it runs on the oldest supported PostgreSQL. With
 * `--server`, it is a new database on that server and is dropped at the end.
 *
 *     node --conditions=react-server --import tsx scripts/database.ts [--folder F [--reset]] [--port N]
 *     node … scripts/database.ts --oldest
 *     node … scripts/database.ts --server URL
 */
import { parseArgs } from "node:util";
import { deleteEmbeddedDatabase } from "@/lib/db/embedded/delete";
import { startEmbeddedDatabase } from "@/lib/db/embedded/start";
import { migrate } from "@/lib/db/migrate";
import { testDatabase } from "@/lib/testing/database";
import { startOldestServer } from "./oldest-server";

const options = {
  folder: { type: "string" },
  reset: { type: "boolean" },
  port: { type: "string" },
  oldest: { type: "boolean" },
  server: { type: "string" },
} as const;

async function start() {
  const { folder, reset, port, oldest, server } = parseArgs({ options }).values;
  if (server) return testDatabase(server);
  if (folder && reset) await deleteEmbeddedDatabase(folder);
  const database = oldest
    ? await startOldestServer()
    : await startEmbeddedDatabase({ ...(folder && { folder }), port: Number(port ?? 0) });
  await migrate(database.url);
  return database;
}

start().then(
  (database) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const)
      process.once(signal, () => void database.close().then(() => process.exit(0)));
    process.send?.({ url: database.url, place: "place" in database ? database.place : undefined });
    // Neither the channel to the launcher nor a closed connection to the server would keep this program alive.
    setInterval(() => undefined, 60_000);
  },
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
