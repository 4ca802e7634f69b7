import { type AddressInfo, createServer } from "node:net";
import { Pool } from "pg";
import { database } from "@/lib/db/client";
import { isDatabaseUnavailable } from "./errors";

it("counts a database that doesn't answer, and a pool that waits for a connection, as unavailable", async () => {
  const silent = createServer();
  await new Promise<void>((listening) => silent.listen(0, "127.0.0.1", listening));
  const { port } = silent.address() as AddressInfo;
  const pool = new Pool({ host: "127.0.0.1", port, max: 1, connectionTimeoutMillis: 50 });
  const refusals = await Promise.all([0, 1].map(() => pool.connect().catch((error: unknown) => error)));
  expect(refusals.map(String)).toEqual([
    "Error: Connection terminated due to connection timeout",
    "Error: timeout exceeded when trying to connect",
  ]);
  expect(refusals.map(isDatabaseUnavailable)).toEqual([true, true]);
  await pool.end();
  silent.close();
});

it("doesn't count a refusal by the database as unavailable", async () => {
  const error: unknown = await database()
    .$queryRawUnsafe("SELECT 'x'::int")
    .catch((reason: unknown) => reason);
  await database().$disconnect();
  expect(isDatabaseUnavailable(error)).toBe(false);
});
