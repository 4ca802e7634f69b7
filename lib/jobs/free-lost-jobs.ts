import { nothing } from "./job";
import type { Job } from "./job";

/** Gives the jobs of a process that died to the others; the queue by itself would wait four hours. */
export const freeLostJobsJob: Job = {
  name: "free_lost_jobs",
  payload: nothing,
  attempts: 1,
  lane: "house",
  repeats: { everySeconds: 10 },
};
