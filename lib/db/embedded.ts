import "server-only";
import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { serve } from "./embedded-server";
import { lockFolder } from "./folder-lock";

export type EmbeddedDatabase = {
  /** What DATABASE_URL would be; it holds the password of this run. */
  url: string;
  close: () => Promise<void>;
};

/**
 * Starts PostgreSQL inside this process, behind a port of this machine. Without a folder it lives in memory.
 * Throws when another process has the folder, or when the port is taken (EADDRINUSE).
 */
export async function startEmbeddedDatabase({
  folder,
  port = 0,
}: {
  folder?: string;
  port?: number;
}): Promise<EmbeddedDatabase> {
  if (folder) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = folder ? lockFolder(folder) : () => undefined;
  try {
    const database = await PGlite.create(folder ? { dataDir: path.join(folder, "database") } : {});
    const password = randomBytes(24).toString("base64url");
    const server = await serve(database, port, password);
    return {
      url: `postgresql://postgres:${password}@127.0.0.1:${server.port}/postgres`,
      close: async () => {
        await server.close();
        await database.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}
