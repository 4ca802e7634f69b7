/**
 * Jest's global setup for tests that need a database. Provides one database for the whole run, and a server's
 * environment.
 */
import { randomBytes } from "node:crypto";
import { startChild } from "./children.mjs";

export default async function setUp() {
  if (
    !process.execArgv
      .concat(process.env.NODE_OPTIONS ?? "")
      .join(" ")
      .includes("--experimental-vm-modules")
  )
    throw new Error("Prisma's query compiler needs a flag under Jest. Run: npm run unit -- <path>");
  const server = process.env.TEST_POSTGRES_URL;
  const database = startChild("database", [
    "--conditions=react-server",
    ...["--import", "tsx", "scripts/database.ts"],
    ...(server ? ["--server", server] : []),
    ...(process.env.TEST_OLDEST_POSTGRES ? ["--oldest"] : []),
  ]);
  const { url } = await database.said;
  // Jest starts its workers after this, and they inherit the environment.
  Object.assign(process.env, {
    DATABASE_URL: url,
    APP_URL: "http://127.0.0.1:3000",
    NEXTAUTH_SECRET: randomBytes(48).toString("base64"),
    SEALING_KEYS: `v1:${randomBytes(32).toString("base64")}`,
  });
  globalThis.porticoTestDatabase = database;
}
