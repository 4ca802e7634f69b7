import { database } from "@/lib/db/client";
import { deleteExpired } from "@/lib/db/kept/delete-expired";
import { type Gate, gateToDatabase } from "@/lib/testing/gate";
import { withOwnDatabase } from "@/lib/testing/own-database";
import { adjustLimit, consumeLimit } from "./rate-limit";

const limit = { points: 10, seconds: 900 };

let count = 0;
/** A bucket that no other test uses. */
const newBucket = () => `bucket ${(count += 1)}`;

let gate: Gate;

withOwnDatabase();
beforeAll(async () => {
  gate = await gateToDatabase();
});
afterAll(() => gate.shut());

/** Runs `run` as another process would, without the counts that this one has in memory. */
async function inAnotherProcess<Value>(run: () => Promise<Value>): Promise<Value> {
  const shared = globalThis as { porticoRateLimiters?: unknown };
  const mine = shared.porticoRateLimiters;
  delete shared.porticoRateLimiters;
  return run().finally(() => (shared.porticoRateLimiters = mine));
}

const tries = async (times: number, once: () => Promise<boolean>) => {
  const answers = await Promise.all(Array.from({ length: times }, once));
  return answers.filter(Boolean).length;
};

it("allows exactly as many uses as there are points, even if all are requested at once", async () => {
  const bucket = newBucket();
  expect(await tries(50, () => consumeLimit(bucket, "ada", limit))).toBe(10);
});

it("counts each key and each bucket separately", async () => {
  const bucket = newBucket();
  await tries(50, () => consumeLimit(bucket, "ada", limit));
  expect(await consumeLimit(bucket, "grace", limit)).toBe(true);
  expect(await consumeLimit(newBucket(), "ada", limit)).toBe(true);
});

it("shares its counts with other processes", async () => {
  const bucket = newBucket();
  expect(await tries(7, () => consumeLimit(bucket, "ada", limit))).toBe(7);
  const there = await inAnotherProcess(() => tries(7, () => consumeLimit(bucket, "ada", limit)));
  expect(there).toBe(3);
});

it("starts over when the time is up", async () => {
  const bucket = newBucket();
  const short = { points: 2, seconds: 1 };
  expect(await tries(5, () => consumeLimit(bucket, "ada", short))).toBe(2);
  await new Promise((resume) => setTimeout(resume, 1_100));
  expect(await tries(5, () => consumeLimit(bucket, "ada", short))).toBe(2);
});

it("corrects the count if more or less was used than expected", async () => {
  const bucket = newBucket();
  await consumeLimit(bucket, "ada", limit, 4);
  await adjustLimit(bucket, "ada", limit, 5);
  await adjustLimit(bucket, "ada", limit, -7);
  expect(await tries(20, () => consumeLimit(bucket, "ada", limit))).toBe(8);
  expect(await consumeLimit(bucket, "ada", limit)).toBe(false);
});

it("stores neither addresses nor IDs in the table", async () => {
  await consumeLimit(newBucket(), "ada@example.com", limit);
  const rows = await database().rateLimit.findMany();
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ key }) => !/^[^@:]+:[0-9a-f]{64}$/.test(key))).toEqual([]);
});

it("deletes only expired rows", async () => {
  const [over, running] = [newBucket(), newBucket()];
  await consumeLimit(over, "ada", { points: 1, seconds: 1 });
  await consumeLimit(running, "ada", limit);
  await deleteExpired("RateLimit", new Date(Date.now() + 2_000));
  const left = (await database().rateLimit.findMany()).map(({ key }) => key.split(":")[0]);
  expect(left).not.toContain(over);
  expect(left).toContain(running);
});

it("keeps counting in memory while the database can't be reached", async () => {
  const bucket = newBucket();
  await gate.shut();
  const counted = await inAnotherProcess(() => tries(30, () => consumeLimit(bucket, "ada", limit)));
  await gate.open();
  expect(counted).toBe(10);
});
