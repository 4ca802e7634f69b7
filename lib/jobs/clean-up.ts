import { nothing } from "./job";
import type { Job } from "./job";

/** Each kind of expired row has its own job, so one failing job stops none of the others. */
const hourly = (name: string, minute: number): Job => ({
  name,
  payload: nothing,
  attempts: 5,
  lane: "house",
  repeats: { cron: `${minute} * * * *` },
});

export const forgetVisitsJob = hourly("forget_visits", 3);
export const forgetCardSetupsJob = hourly("forget_card_setups", 13);
export const forgetStripeEventsJob = hourly("forget_stripe_events", 23);
export const forgetFindingsJob = hourly("forget_findings", 33);
export const forgetFailedJobsJob = hourly("forget_failed_jobs", 43);
export const forgetSessionsJob = hourly("forget_sessions", 48);
export const forgetRateLimitsJob = hourly("forget_rate_limits", 53);
