import "server-only";
import { Logger } from "graphile-worker";
import { isDatabaseUnavailable } from "../db/errors";
import { log } from "../log";

/**
 * What the queue itself has to say. Its sentences quote errors, whose words may hold anything, so a line of our own
 * stands for them; a job that failed has its line already (lib/jobs/run-task.ts).
 */
export const libraryLogger = new Logger(() => (level, _message, about) => {
  if ((level !== "error" && level !== "warning") || about?.failure) return;
  const error: unknown = about?.error;
  if (level === "warning" || isDatabaseUnavailable(error))
    return log.warn("The job queue met with a problem and goes on.", {}, error);
  log.error("The job queue met with an error.", {}, error);
});

/** For a moment whose failure is thrown and told by whoever asked. */
export const quietLogger = new Logger(() => () => undefined);
