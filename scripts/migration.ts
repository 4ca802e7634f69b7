/**
 * Writes the next migration: applies the existing ones to an empty embedded database, compares it with
 * prisma/schema.prisma, and writes the difference for you to review and complete.
 *
 *     npm run db:migration -- name_in_snake_case
 *
 * With --difference, it only prints what the database at DATABASE_URL lacks.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { startEmbeddedDatabase } from "@/lib/db/embedded/start";
import { migrate } from "@/lib/db/migrate";
import { differenceFromSchema } from "./schema-engine";

async function writeMigration(name: string | undefined): Promise<string> {
  if (!/^[a-z][a-z0-9_]*$/.test(name ?? "")) throw new Error("Give the migration a name in snake_case.");
  const database = await startEmbeddedDatabase({});
  try {
    await migrate(database.url);
    const sql = await differenceFromSchema(database.url);
    const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
    const folder = path.join("prisma/migrations", `${stamp}_${name}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, "migration.sql"), sql);
    return `${folder}/migration.sql`;
  } finally {
    await database.close();
  }
}

const [word] = process.argv.slice(2);
const answer =
  word === "--difference" ? differenceFromSchema(process.env.DATABASE_URL ?? "") : writeMigration(word);

answer.then(console.log, (error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
