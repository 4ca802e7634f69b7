import "server-only";
import { Logger } from "graphile-worker";
import { log } from "../log";

/**
 * Logs the queue library's messages. They quote errors, which may contain anything, so each message is replaced by a
 * fixed line. Failed jobs (lib/jobs/run-task.ts) and stopped workers are already logged elsewhere.
 */
export const libraryLogger = new Logger(() => (level, _message, about) => {
  if ((level !== "error" && level !== "warning") || about?.failure) return;
  log.warn("The job queue ran into a problem and continues.", {}, about?.error);
});

/** For calls whose caller reports the failure. */
export const quietLogger = new Logger(() => () => undefined);
