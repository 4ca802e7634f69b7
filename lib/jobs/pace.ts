/** The intervals of background work, passed as a parameter, so that tests don't have to wait. */
export type Pace = {
  /** How long a process must have held a job before we check that the process is still alive. */
  lostAfterSeconds: number;
  /** How often workers check for jobs that have become due. They are notified of new jobs immediately. */
  pollMilliseconds: number;
  /** How long workers may fail to fetch jobs before they are restarted. */
  maxFailingMilliseconds: number;
  /** How long a stop waits for running jobs. */
  stopTimeoutMilliseconds: number;
  /**
   * How long a row belongs to the process that has taken it over. Overrides the default in
   * lib/portal/execution/execute.ts.
   */
  leaseSeconds?: number;
  /** Overrides the interval that repeating jobs declare. */
  everySeconds?: number;
};

export const defaultPace: Pace = {
  lostAfterSeconds: 5,
  pollMilliseconds: 2_000,
  maxFailingMilliseconds: 10_000,
  stopTimeoutMilliseconds: 8_000,
};
