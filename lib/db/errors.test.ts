import { Pool } from "pg";
import { database } from "@/lib/db/client";
import { isDatabaseUnavailable } from "./errors";

it("takes a pool whose connections are all in use for a database that is away", async () => {
  const pool = new Pool({
    connectionString: process.env.DATABASE_URL,
    max: 1,
    connectionTimeoutMillis: 2_000,
  });
  const taken = await pool.connect();
  const error: unknown = await pool.connect().catch((reason: unknown) => reason);
  taken.release();
  await pool.end();
  expect(error).toBeInstanceOf(Error);
  expect(isDatabaseUnavailable(error)).toBe(true);
});

it("takes what the database refused for a refusal", async () => {
  const error: unknown = await database()
    .$queryRawUnsafe("SELECT 'x'::int")
    .catch((reason: unknown) => reason);
  await database().$disconnect();
  expect(isDatabaseUnavailable(error)).toBe(false);
});
