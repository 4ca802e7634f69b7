import { Client } from "pg";
import { z } from "zod";
import { database } from "@/lib/db/client";
import { addJob } from "@/lib/db/jobs";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { testPace } from "@/lib/testing/job-processes";
import { until } from "@/lib/testing/until";
import { logLines, takeErrors } from "@/scripts/logged";
import { emptyPayload, idSchema, type Job } from "./job";
import { defineTask } from "./run-task";
import { type RunningJobs, startJobs } from "./runner";

/** The queue's guarantees for any job, tested with this file's own jobs on its own database. */

const about = z.object({ rowId: idSchema });
const job = (name: string, more: Partial<Job> = {}) =>
  ({ name, payload: about, attempts: 3, lane: "house", ...more }) as Job<{ rowId: string }>;

const [quick, failing, slow, ticking] = [
  job("quick"),
  job("failing"),
  job("slow"),
  job("ticking", { payload: emptyPayload, repeats: { everySeconds: 1 } }),
];
const begun: Record<string, string[]> = { quick: [], failing: [], slow: [], ticking: [] };
const finished: string[] = [];
let atOnce = 0;
let mostAtOnce = 0;
let tickFails = false;

const tasks = [
  defineTask(quick, async ({ rowId }) => void begun.quick?.push(rowId)),
  defineTask(failing, async ({ rowId }) => {
    begun.failing?.push(rowId);
    throw new TypeError("ada@example.com could not be reached");
  }),
  defineTask(slow, async ({ rowId }) => {
    begun.slow?.push(rowId);
    mostAtOnce = Math.max(mostAtOnce, (atOnce += 1));
    await new Promise((resume) => setTimeout(resume, 700));
    atOnce -= 1;
    finished.push(rowId);
  }),
  defineTask(ticking, async () => {
    begun.ticking?.push("");
    if (tickFails) throw new Error("This run fails.");
  }),
];

let own: TestDatabase;
let client: Client;
let jobs: RunningJobs;

beforeAll(async () => {
  own = await testDatabase();
  process.env.DATABASE_URL = own.url;
  client = new Client({ connectionString: own.url });
  await client.connect();
});
beforeEach(async () => {
  jobs = await startJobs(tasks, testPace);
});
afterEach(() => jobs.stop());
afterAll(async () => {
  await client.end();
  await database().$disconnect();
  await own.close();
});

async function rowOf(key: string) {
  const { rows } = await client.query<{ attempts: number; last_error: string | null; waits: number }>(
    `SELECT attempts, last_error, extract(epoch FROM run_at - updated_at)::float8 AS waits
     FROM graphile_worker.jobs WHERE key = $1`,
    [key],
  );
  return rows[0];
}

/** Makes a waiting job due now. */
const hurry = (key: string) =>
  client.query("UPDATE graphile_worker._private_jobs SET run_at = now() WHERE key = $1", [key]);

/** Deletes the jobs that fail on purpose, so that they don't run again in the next test. */
const forgetJobs = () =>
  client.query(
    `DELETE FROM graphile_worker._private_jobs WHERE task_id IN
       (SELECT id FROM graphile_worker._private_tasks WHERE identifier IN ('quick', 'failing'))`,
  );

it("starts a new job immediately, without waiting for the next poll", async () => {
  const begin = performance.now();
  await addJob(quick, { rowId: "now" });
  await until(async () => begun.quick?.includes("now") ?? false, 2);
  expect(performance.now() - begin).toBeLessThan(1_000);
});

it("retries a failing job at growing intervals, runs all other jobs meanwhile, and finally gives up", async () => {
  await addJob(failing, { rowId: "bad" });
  await until(async () => (await rowOf("failing:bad"))?.last_error !== null, 5);
  const first = await rowOf("failing:bad");
  for (let count = 0; count < 20; count += 1) await addJob(quick, { rowId: `other${count}` });
  await until(async () => begun.quick?.includes("other19") ?? false, 5);
  await hurry("failing:bad");
  await until(async () => (await rowOf("failing:bad"))?.attempts === 2, 5);
  await until(async () => ((await rowOf("failing:bad"))?.waits ?? 0) > 5, 5);
  await hurry("failing:bad");
  await until(async () => takeErrors().some(({ message }) => message.includes("for the last time")), 5);
  takeErrors();
  expect(first?.waits).toBeGreaterThan(1);
  expect(begun.failing).toHaveLength(3);
});

it("stores an error's message neither in the queue nor in the log", async () => {
  await addJob(failing, { rowId: "words" });
  await until(async () => Boolean((await rowOf("failing:words"))?.last_error), 5);
  expect((await rowOf("failing:words"))?.last_error).toBe("TypeError");
  expect(takeErrors()).toMatchObject([{ job: "failing", attempts: 1, error: { name: "TypeError" } }]);
  expect(JSON.stringify(logLines())).not.toContain("ada@");
  await forgetJobs();
});

it("reports a job with an unreadable payload and continues with the others", async () => {
  await client.query(
    `SELECT graphile_worker.add_job('quick', '{"rowId": "ada@example.com"}', max_attempts => 1)`,
  );
  await client.query(`SELECT graphile_worker.add_job('quick', '[1, 2]', max_attempts => 1)`);
  await client.query(`SELECT graphile_worker.add_job('of_another_version', '{}')`);
  await addJob(quick, { rowId: "after" });
  await until(async () => begun.quick?.includes("after") ?? false, 5);
  const unread: unknown[] = [];
  await until(async () => unread.push(...takeErrors()) === 2, 5);
  expect(unread).toMatchObject([
    { message: "A job has a payload that cannot be read.", job: "quick" },
    { message: "A job has a payload that cannot be read.", job: "quick" },
  ]);
  expect(JSON.stringify(unread)).not.toContain("ada@");
  await forgetJobs();
});

it("never runs the same job twice at the same time, and loses no job added meanwhile", async () => {
  mostAtOnce = 0;
  await addJob(slow, { rowId: "same" });
  await until(async () => atOnce === 1, 2);
  await addJob(slow, { rowId: "same" });
  await until(async () => finished.filter((rowId) => rowId === "same").length === 2, 10);
  expect(mostAtOnce).toBe(1);
});

it("keeps repeating a job after a failed run", async () => {
  tickFails = true;
  await until(
    async () => logLines().some(({ level, job: name }) => level === "error" && name === "ticking"),
    5,
  );
  tickFails = false;
  takeErrors();
  const before = begun.ticking?.length ?? 0;
  await until(async () => (begun.ticking?.length ?? 0) > before + 1, 10);
  const waiting =
    "SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'ticking' AND locked_at IS NULL";
  await until(async () => (await client.query(waiting)).rowCount === 1, 2);
});

it("lets running jobs finish when stopped and leaves the rest for the next start", async () => {
  for (const rowId of ["a", "b", "c", "d"]) await addJob(slow, { rowId });
  await until(async () => atOnce === 2, 2);
  await jobs.stop();
  expect(atOnce).toBe(0);
  const { rows } = await client.query(
    "SELECT locked_by FROM graphile_worker.jobs WHERE task_identifier = 'slow'",
  );
  expect(rows).toEqual([{ locked_by: null }, { locked_by: null }]);
  jobs = await startJobs(tasks, testPace);
  await until(async () => ["a", "b", "c", "d"].every((rowId) => finished.includes(rowId)), 5);
});

it("keeps working after the database has closed its connections", async () => {
  await client.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
  );
  await until(async () => {
    await addJob(quick, { rowId: "again" }).catch(() => undefined);
    return begun.quick?.includes("again") ?? false;
  }, 15);
  // The workers still show that they are alive, so no other process takes their jobs.
  const locks =
    "SELECT 1 FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE locktype = 'advisory' AND datname = $1";
  const [, name] = new URL(own.url).pathname.split("/");
  await until(async () => (await client.query(locks, [name])).rowCount === 1, 10);
  // The library prints why workers stopped.
  (console.error as jest.Mock).mockClear();
});
