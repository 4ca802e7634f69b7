import { nothing } from "./job";
import type { Job } from "./job";

/** Adds the jobs of rows that are due and have none, because the process that would have added it died. */
export const findDueWorkJob: Job = {
  name: "find_due_work",
  payload: nothing,
  attempts: 1,
  lane: "house",
  repeats: { everySeconds: 10 },
};
