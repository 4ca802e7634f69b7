import "server-only";
import { keyOf } from "../jobs/job";
import type { Ids, Job } from "../jobs/job";
import { database } from "./client";
import type { Prisma } from "./generated/client";

/** The queue as the database knows it: functions of graphile-worker's schema, so a job and a row are one transaction. */

export type WantedJob = { name: string; payload: Ids; key: string; attempts: number; at: string };

/** A job that is to run no later than `at`. Throws when the payload is anything but the ids the job declares. */
export function wanted<Payload extends Ids>(job: Job<Payload>, about: Payload, at: Date): WantedJob {
  const payload = job.payload.parse(about);
  const { name, attempts } = job;
  return { name, payload, key: keyOf(job, payload), attempts, at: at.toISOString() };
}

/**
 * Adds jobs. One that waits already is moved forward and never back: a merchant whose turn is near must not lose it
 * whenever somebody asks for it again. Not yet run, so that it can be part of a `$transaction`.
 */
export function addingJobs(jobs: WantedJob[]): Prisma.PrismaPromise<number> {
  // Always in one order, so that two who add the same jobs wait for each other and not both at once.
  const ordered = [...jobs].sort((one, other) => (one.key < other.key ? -1 : 1));
  return database().$executeRaw`
    SELECT added.id
    FROM json_to_recordset(${JSON.stringify(ordered)}::json)
      AS wanted(name text, payload json, key text, attempts int, at timestamptz)
    CROSS JOIN LATERAL graphile_worker.add_job(
      identifier => wanted.name,
      payload => wanted.payload,
      run_at => LEAST(wanted.at, (
        SELECT waiting.run_at FROM graphile_worker.jobs waiting
        WHERE waiting.key = wanted.key AND waiting.locked_at IS NULL AND waiting.attempts < waiting.max_attempts
      )),
      max_attempts => wanted.attempts,
      job_key => wanted.key
    ) AS added`;
}

export async function addJobs(jobs: WantedJob[]): Promise<void> {
  if (jobs.length > 0) await addingJobs(jobs);
}

export async function addJob<Payload extends Ids>(
  job: Job<Payload>,
  about: Payload,
  at = new Date(),
): Promise<void> {
  await addJobs([wanted(job, about, at)]);
}

/**
 * Gives the jobs of dead processes back to the queue and returns how many processes that were. Whoever works holds an
 * advisory lock under its own name (lib/jobs/presence.ts) that the database drops with the connection, so a lock
 * that can be had belongs to nobody any more.
 */
export async function freeLostJobs(own: string[], lostAfterSeconds: number): Promise<number> {
  const lost = await database().$queryRaw<{ holder: string }[]>`
    WITH holders AS MATERIALIZED (
      SELECT DISTINCT locked_by AS holder FROM graphile_worker.jobs
      WHERE locked_at < now() - make_interval(secs => ${lostAfterSeconds}::float8) AND locked_by <> ALL (${own})
    )
    SELECT holder FROM holders WHERE pg_try_advisory_xact_lock(hashtextextended(holder, 0))`;
  const names = lost.map(({ holder }) => holder);
  if (names.length > 0)
    await database().$executeRaw`SELECT 1 FROM graphile_worker.force_unlock_workers(${names})`;
  return names.length;
}

/** Forgets jobs that were given up before `before`. */
export async function forgetFailedJobs(before: Date): Promise<void> {
  await database().$executeRaw`
    SELECT 1 FROM graphile_worker.complete_jobs(ARRAY(
      SELECT id FROM graphile_worker.jobs
      WHERE attempts >= max_attempts AND locked_at IS NULL AND updated_at < ${before}
    ))`;
}
