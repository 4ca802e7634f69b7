import { emptyPayload, type Job } from "./job";

/** Frees the jobs of a process that died. Without this, the queue would free them only after four hours. */
export const freeLostJobsJob: Job = {
  name: "free_lost_jobs",
  payload: emptyPayload,
  attempts: 1,
  lane: "house",
  repeats: { everySeconds: 10 },
};
