import { appendFileSync } from "node:fs";
import path from "node:path";
import { database } from "@/lib/db/client";

/**
 * For `npm run rows`, which names an operation in RECORD_ROW: adds one of its rows, as this file's tests stored it, to
 * today's stored rows.
 */
export async function recordRow(): Promise<void> {
  const name = process.env.RECORD_ROW;
  if (!name) return;
  const row = await database().operation.findFirst({ where: { name, state: "succeeded" } });
  if (!row) return;
  const day = new Date().toISOString().slice(0, 10);
  const file = path.join(__dirname, "../portal/recovery/stored-rows", `${day}.jsonl`);
  appendFileSync(file, `${JSON.stringify({ name, command: row.command })}\n`);
}
