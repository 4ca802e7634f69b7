/** The times background work keeps. They are parameters so that tests need not wait for them. */
export type Pace = {
  /** How long a job must have been taken before it is asked whether its process still lives. */
  lostAfterSeconds: number;
  /** How often the workers look for jobs whose time has come; of new ones they are told at once. */
  pollMilliseconds: number;
  /** How long workers may fail to get jobs before they are started anew. */
  failsForMilliseconds: number;
  /** How long a stop waits for the jobs that are being done. */
  stopsWithinMilliseconds: number;
  /** How long a row belongs to the process that took it over, instead of what lib/portal/execution/carry-out.ts says. */
  leaseSeconds?: number;
  /** Instead of what the repeating jobs declare. */
  everySeconds?: number;
};

export const usualPace: Pace = {
  lostAfterSeconds: 5,
  pollMilliseconds: 2_000,
  failsForMilliseconds: 10_000,
  stopsWithinMilliseconds: 8_000,
};
