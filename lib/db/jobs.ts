import "server-only";
import { type Job, type JobPayload, keyOf } from "../jobs/job";
import { database } from "./client";
import type { Prisma } from "./generated/client";

/**
 * The job queue, through SQL functions of graphile-worker's schema, so that a job can be added in the same
 * transaction as a row.
 */

export type NewJob = { name: string; payload: JobPayload; key: string; attempts: number; at: string };

/** A job to run no later than `at`. Throws unless the payload has exactly the IDs that the job declares. */
export function newJob<Payload extends JobPayload>(job: Job<Payload>, about: Payload, at: Date): NewJob {
  const payload = job.payload.parse(about);
  const { name, attempts } = job;
  return { name, payload, key: keyOf(job, payload), attempts, at: at.toISOString() };
}

/**
 * Adds jobs. A job that already waits is moved only earlier, never later, so that a merchant doesn't lose its
 * turn whenever the job is added again. Returns an unstarted query, for use in a `$transaction`.
 */
export function insertJobs(jobs: NewJob[]): Prisma.PrismaPromise<number> {
  // Always in the same order, so that two processes adding the same jobs can't deadlock.
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

export async function addJobs(jobs: NewJob[]): Promise<void> {
  if (jobs.length > 0) await insertJobs(jobs);
}

export async function addJob<Payload extends JobPayload>(
  job: Job<Payload>,
  about: Payload,
  at = new Date(),
): Promise<void> {
  await addJobs([newJob(job, about, at)]);
}

/**
 * Puts the jobs of dead processes back into the queue, and returns the number of those processes. Each worker keeps an
 * advisory lock under its own name (lib/jobs/presence.ts). The database releases the lock when the connection ends, so
 * a lock that can be taken belongs to a dead process.
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

/** Deletes jobs that failed permanently before the time `before`. */
export async function deleteFailedJobs(before: Date): Promise<void> {
  await database().$executeRaw`
    SELECT 1 FROM graphile_worker.complete_jobs(ARRAY(
      SELECT id FROM graphile_worker.jobs
      WHERE attempts >= max_attempts AND locked_at IS NULL AND updated_at < ${before}
    ))`;
}
