import { Client } from "pg";
import { database } from "@/lib/db/client";
import { withOwnDatabase } from "@/lib/testing/own-database";
import { recoverOperationsJob } from "../jobs/recover-operations";
import { addJob, deleteFailedJobs, freeLostJobs, insertJobs, newJob } from "./jobs";

let client: Client;
let count = 0;
const soon = (seconds: number) => new Date(Date.now() + seconds * 1000);
const newPart = () => ({ merchantId: `mer_queue${process.pid}x${(count += 1)}`, mode: "test" as const });
type Part = ReturnType<typeof newPart>;

// Must come before `withOwnDatabase`: hooks run in order, and the client has to disconnect before the database is dropped.
afterAll(() => client.end());
withOwnDatabase();
beforeAll(async () => {
  client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
});

async function jobsOf({ merchantId }: Part) {
  const { rows } = await client.query<{
    id: string;
    run_at: Date;
    locked_by: string | null;
    attempts: number;
  }>("SELECT id, run_at, locked_by, attempts FROM graphile_worker.jobs WHERE key = $1", [
    `recover_operations:${merchantId}:test`,
  ]);
  return rows;
}

it("has one job per subject, even if the job is added repeatedly", async () => {
  const part = newPart();
  await Promise.all([1, 2, 3, 4, 5].map(() => addJob(recoverOperationsJob, part)));
  expect(await jobsOf(part)).toHaveLength(1);
});

it("moves a waiting job only earlier, never later, so it can't lose its turn", async () => {
  const part = newPart();
  const [near, far] = [soon(60), soon(600)];
  await addJob(recoverOperationsJob, part, far);
  await addJob(recoverOperationsJob, part, near);
  await addJob(recoverOperationsJob, part, far);
  expect(await jobsOf(part)).toMatchObject([{ run_at: near }]);
});

it("adds a job in the caller's transaction or not at all", async () => {
  const part = newPart();
  const adding = insertJobs([newJob(recoverOperationsJob, part, new Date())]);
  const failing = database().$executeRaw`SELECT 1 / 0`;
  await expect(database().$transaction([adding, failing])).rejects.toThrow();
  expect(await jobsOf(part)).toEqual([]);
});

it.each(["ada@example.com", "Ada Lovelace", "", "v1.sealed=="])(
  "refuses a payload that doesn't consist of IDs: %j",
  (text) => {
    expect(() => newJob(recoverOperationsJob, { merchantId: text, mode: "test" }, new Date())).toThrow();
  },
);

describe("a job locked by a process", () => {
  /** Locks the job as a worker of this name would have, this many seconds ago. */
  const take = (part: Part, holder: string, secondsAgo: number) =>
    client.query(
      `UPDATE graphile_worker._private_jobs SET locked_by = $1, locked_at = now() - make_interval(secs => $2), attempts = 1
       WHERE key = $3`,
      [holder, secondsAgo, `recover_operations:${part.merchantId}:test`],
    );

  it("returns to the queue once that process is gone", async () => {
    const part = newPart();
    await addJob(recoverOperationsJob, part);
    await take(part, `pool-dead${process.pid}`, 6);
    expect(await freeLostJobs([], 5)).toBe(1);
    expect(await jobsOf(part)).toMatchObject([{ locked_by: null, attempts: 1 }]);
  });

  it("stays locked while the process is alive or may have just started", async () => {
    const [living, young, ownPart] = [newPart(), newPart(), newPart()];
    for (const part of [living, young, ownPart]) await addJob(recoverOperationsJob, part);
    await client.query("SELECT pg_advisory_lock_shared(hashtextextended('pool-living', 0))");
    await take(living, "pool-living", 60);
    await take(young, "pool-young", 1);
    await take(ownPart, "pool-own", 60);
    expect(await freeLostJobs(["pool-own"], 5)).toBe(0);
    for (const part of [living, young, ownPart])
      expect(await jobsOf(part)).toMatchObject([{ locked_by: expect.stringMatching(/^pool-/) }]);
    await client.query("SELECT pg_advisory_unlock_all()");
    expect(await freeLostJobs(["pool-own"], 5)).toBe(1);
    expect(await jobsOf(living)).toMatchObject([{ locked_by: null }]);
  });

  it("doesn't prevent adding a new job for the same subject", async () => {
    const part = newPart();
    await addJob(recoverOperationsJob, part);
    await take(part, "pool-busy", 1);
    await addJob(recoverOperationsJob, part);
    expect(await jobsOf(part)).toMatchObject([{ locked_by: null, attempts: 0 }]);
  });
});

it("deletes only jobs that failed permanently and long ago", async () => {
  const [old, recent, waiting] = [newPart(), newPart(), newPart()];
  for (const part of [old, recent, waiting]) await addJob(recoverOperationsJob, part);
  const change = (part: Part, set: string) =>
    client.query(`UPDATE graphile_worker._private_jobs SET ${set} WHERE key = $1`, [
      `recover_operations:${part.merchantId}:test`,
    ]);
  await change(old, "attempts = max_attempts, updated_at = '2000-01-01'");
  await change(recent, "attempts = max_attempts");
  await change(waiting, "updated_at = '2000-01-01'");
  await deleteFailedJobs(new Date("2001-01-01"));
  expect(await jobsOf(old)).toEqual([]);
  expect(await jobsOf(recent)).toHaveLength(1);
  expect(await jobsOf(waiting)).toHaveLength(1);
});
