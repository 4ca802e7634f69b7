import { Client } from "pg";
import { emptyDatabase } from "@/lib/testing/database";
import { readyOnce } from "./ready-once";

const message = (letter: string, body = "") => {
  const head = Buffer.from([letter.charCodeAt(0), 0, 0, 0, 0]);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, Buffer.from(body)]);
};
const ready = message("Z", "I");

it("keeps the last ReadyForQuery of an answer and every other message", () => {
  const [parsed, error] = [message("1"), message("E", "S\0")];
  expect(readyOnce(Buffer.concat([parsed, error, ready, ready]), false)).toEqual(
    Buffer.concat([parsed, error, ready]),
  );
  expect(readyOnce(Buffer.concat([parsed, ready]), false)).toEqual(Buffer.concat([parsed, ready]));
});

it("keeps none after a flush, because the Sync is still to come", () => {
  const error = message("E", "S\0");
  expect(readyOnce(Buffer.concat([error, ready]), true)).toEqual(error);
});

it("lets a client count on one ReadyForQuery for each query, whether it fails or not", async () => {
  const database = await emptyDatabase();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query("create table t (a int primary key)");
  let count = 0;
  const { connection } = client as unknown as { connection: { on(event: string, heard: () => void): void } };
  connection.on("readyForQuery", () => (count += 1));

  await client.query("insert into t values ($1)", [1]);
  await expect(client.query("insert into t values ($1)", [1])).rejects.toThrow("duplicate key");
  await expect(client.query("select * from nothing where a = $1", [1])).rejects.toThrow("nothing");
  await expect(client.query("not sql")).rejects.toThrow("syntax");
  // The answer to a query is whole only after everything that was said before it.
  expect((await client.query("select count(*)::int as count from t where a = $1", [1])).rows).toEqual([
    { count: 1 },
  ]);
  expect(count).toBe(5);
  await client.end();
  await database.close();
});
