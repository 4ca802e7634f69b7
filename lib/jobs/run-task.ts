import "server-only";
import { isDatabaseUnavailable } from "../db/errors";
import { addJob } from "../db/jobs";
import { log } from "../log";
import { withLogContext } from "../log/context";
import { reduceError } from "../log/error";
import { type Job, type JobPayload, keyOf } from "./job";
import type { Pace } from "./pace";

/** The shared state of one set of workers. */
export type Workers = { pace: Pace; names: Set<string>; busy: Set<string> };

/** A job and its code. */
export type Task = { job: Job; run(about: JobPayload, workers: Workers): Promise<void> };

export function defineTask<Payload extends JobPayload>(
  job: Job<Payload>,
  run: (about: Payload, workers: Workers) => Promise<void>,
): Task {
  return { job: job as unknown as Job, run: (about, workers) => run(about as Payload, workers) };
}

const requeueSeconds = 2;
const secondsFromNow = (seconds: number) => new Date(Date.now() + seconds * 1000);

export type Attempt = { attempts: number; max_attempts: number };

/** Runs one job. Logs an error here and rethrows it without its message, which the queue would store. */
export async function runTask({ job, run }: Task, payload: unknown, attempt: Attempt, workers: Workers) {
  const parsed = job.payload.safeParse(payload);
  if (!parsed.success) {
    const { attempts } = attempt;
    log.error("A job has a payload that cannot be read.", { job: job.name, attempts }, parsed.error);
    throw new Error("unreadable payload");
  }
  const key = keyOf(job, parsed.data);
  // A process runs the same job only once at a time, so that a merchant with an unresponsive Stripe can't occupy all
  // workers.
  if (workers.busy.has(key)) return addJob(job, parsed.data, secondsFromNow(requeueSeconds));
  workers.busy.add(key);
  try {
    await withLogContext({ job: job.name, ...parsed.data }, () => run(parsed.data, workers));
  } catch (error) {
    logFailure(job, attempt, error);
    if (!isRepeating(job)) throw new Error(errorName(error));
  } finally {
    workers.busy.delete(key);
    if (isRepeating(job)) await addNextRun(job, workers.pace);
  }
}

const isRepeating = ({ repeats }: Job) => repeats !== undefined && "everySeconds" in repeats;

/**
 * Adds the job's next run, whether or not this one succeeded. If adding it fails, the crontab adds it within a minute.
 */
async function addNextRun(job: Job, pace: Pace): Promise<void> {
  const declared = job.repeats && "everySeconds" in job.repeats ? job.repeats.everySeconds : 60;
  try {
    await addJob(job, {}, secondsFromNow(pace.everySeconds ?? declared));
  } catch (error) {
    log.warn("A repeating job could not be added again.", { job: job.name }, error);
  }
}

function logFailure({ name }: Job, { attempts, max_attempts: most }: Attempt, error: unknown): void {
  const about = { job: name, attempts };
  if (isDatabaseUnavailable(error)) return log.warn("A job could not reach the database.", about, error);
  if (attempts < most) return log.error("A job failed and is tried again.", about, error);
  log.error("A job failed for the last time.", about, error);
}

function errorName(error: unknown): string {
  const { name, code } = reduceError(error);
  return typeof code === "string" ? `${name} ${code}` : name;
}
