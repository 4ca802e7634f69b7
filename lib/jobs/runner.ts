import "server-only";
import { EventEmitter } from "node:events";
import { parseCronItems, run, type Runner, type TaskList, type WorkerEvents } from "graphile-worker";
import { Pool } from "pg";
import { isDatabaseUnavailable } from "../db/errors";
import { addJob } from "../db/jobs";
import { directDatabaseUrl } from "../env";
import { log } from "../log";
import type { Job } from "./job";
import { libraryLogger } from "./library-log";
import { defaultPace, type Pace } from "./pace";
import { showPresence } from "./presence";
import { runTask, type Task, type Workers } from "./run-task";

/** The number of workers per lane in one process. */
const workersPerLane = { stripe: 4, house: 2 } as const;
type Lane = keyof typeof workersPerLane;

const restartDelayMilliseconds = 5_000;

export type RunningJobs = {
  /** Takes no more jobs and waits for the running ones. Jobs not finished in time go to another process. */
  stop(): Promise<void>;
};

/** Starts this process's share of the background work. */
export async function startJobs(tasks: Task[], pace: Pace = defaultPace): Promise<RunningJobs> {
  const pool = openPool();
  const workers: Workers = { pace, names: new Set(), busy: new Set() };
  const lanes = (Object.keys(workersPerLane) as Lane[])
    .map((lane) => ({ lane, own: tasks.filter(({ job }) => job.lane === lane) }))
    .filter(({ own }) => own.length > 0)
    .map(({ lane, own }) => keepRunning(() => startLane(lane, own, pool, workers)));
  await Promise.all(lanes.map(({ started }) => started));
  await addRepeating(tasks);
  return {
    async stop() {
      const stopped = Promise.all(lanes.map((lane) => lane.stop())).then(() => pool.end());
      await waitAtMost(pace.stopTimeoutMilliseconds, stopped);
    },
  };
}

function openPool(): Pool {
  // Two connections listen for new jobs, and the others fetch jobs and save their results.
  const pool = new Pool({
    connectionString: directDatabaseUrl(),
    max: 6,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    // The database role's own timeout is meant for the application's statements, and may be too short for those of the
    // queue.
    statement_timeout: 30_000,
    query_timeout: 30_000,
  });
  const tell = (error: Error) => log.warn("The database closed a connection of the job queue.", {}, error);
  pool.on("error", tell);
  pool.on("connect", (client) => client.on("error", tell));
  return pool;
}

async function startLane(lane: Lane, own: Task[], pool: Pool, workers: Workers): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  events.on("pool:create", ({ workerPool }) => workers.names.add(workerPool.id));
  events.on("pool:release", ({ workerPool }) => workers.names.delete(workerPool.id));
  events.on("pool:listen:success", ({ client, workerPool }) => showPresence(client, workerPool.id));
  const runner = await run({
    pgPool: pool,
    events,
    logger: libraryLogger,
    noHandleSignals: true,
    taskList: taskList(own, workers),
    parsedCronItems: parseCronItems(own.flatMap(({ job }) => cronItem(job))),
    preset: {
      worker: {
        concurrentJobs: workersPerLane[lane],
        pollInterval: workers.pace.pollMilliseconds,
        // With a delay set, even 0, the library keeps trying to save results while the database is down.
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
      },
    },
  });
  stopWhenFailing(events, workers.pace.maxFailingMilliseconds, () => runner.stop());
  return runner;
}

/**
 * Stops workers that can't fetch jobs for a while, so that they are restarted. In graphile-worker 0.17.3, a worker
 * whose first fetch fails never recovers: it remembers the failure instead of fetching again.
 */
function stopWhenFailing(events: WorkerEvents, milliseconds: number, stop: () => Promise<void>): void {
  let failingSince: number | undefined;
  const works = () => (failingSince = undefined);
  events.on("worker:getJob:empty", works);
  events.on("job:start", works);
  events.on("worker:getJob:error", () => {
    failingSince ??= performance.now();
    if (performance.now() - failingSince < milliseconds) return;
    log.warn("The job queue's workers can't fetch jobs and will be restarted.");
    works();
    stop().catch(() => undefined);
  });
}

function taskList(tasks: Task[], workers: Workers): TaskList {
  const entries = tasks.map((task): [string, TaskList[string]] => [
    task.job.name,
    (payload, { job }) => runTask(task, payload, job, workers),
  ]);
  return Object.fromEntries(entries);
}

/** A job that repeats every few seconds adds its own next run. If a process dies before that, the crontab adds it. */
function cronItem({ name, attempts, repeats }: Job) {
  if (!repeats) return [];
  const match = "cron" in repeats ? repeats.cron : "* * * * *";
  const options = { jobKey: name, jobKeyMode: "preserve_run_at", maxAttempts: attempts } as const;
  return [{ task: name, identifier: name, match, options }];
}

async function addRepeating(tasks: Task[]): Promise<void> {
  for (const { job } of tasks) {
    if (job.repeats && "everySeconds" in job.repeats) await addJob(job, {});
  }
}

/**
 * Restarts workers that gave up because the database stayed down: the server keeps running, and so must the workers.
 */
function keepRunning(start: () => Promise<Runner>) {
  let runner: Runner | undefined;
  let isStopping = false;
  const started = start();
  const life = (async () => {
    for (let next = started; ; next = start()) {
      try {
        runner = await next;
        await runner.promise;
      } catch (error) {
        if (!isStopping) logStopped(error);
      }
      runner = undefined;
      if (isStopping) return;
      await new Promise((resume) => setTimeout(resume, restartDelayMilliseconds));
      if (isStopping) return;
    }
  })();
  return {
    started,
    async stop() {
      isStopping = true;
      await runner?.stop();
      await life;
    },
  };
}

function logStopped(error: unknown): void {
  const level = isDatabaseUnavailable(error) ? "warn" : "error";
  log[level]("The job queue's workers stopped and will be restarted.", {}, error);
}

async function waitAtMost(milliseconds: number, done: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  try {
    await Promise.race([done, late]);
  } finally {
    clearTimeout(timer);
  }
}
