import { emptyPayload, type Job } from "./job";

/** Adds jobs for due rows that have none because a process died before adding them. */
export const findDueWorkJob: Job = {
  name: "find_due_work",
  payload: emptyPayload,
  attempts: 1,
  lane: "house",
  repeats: { everySeconds: 10 },
};
