import "server-only";
import { forgetClosedCardSetups, nextCardSetupAt, partsWithDueCardSetups } from "../db/card-setups";
import { forgetFindings } from "../db/findings";
import { addJob, addJobs, forgetFailedJobs, freeLostJobs, wanted } from "../db/jobs";
import { nextAbandonedAt, partsWithAbandonedOperations } from "../db/operations";
import { forgetRateLimits } from "../db/rate-limits";
import { forgetSessions } from "../db/sessions";
import { forgetStripeEvents } from "../db/stripe-events";
import { forgetEndedVisits } from "../db/visits";
import { log } from "../log";
import { finishCardSetups } from "../portal/card/finish-card-setups";
import { recoverOperations } from "../portal/recovery/recovery";
import { mintMerchantId } from "../tenancy";
import {
  forgetCardSetupsJob,
  forgetFailedJobsJob,
  forgetFindingsJob,
  forgetRateLimitsJob,
  forgetSessionsJob,
  forgetStripeEventsJob,
  forgetVisitsJob,
} from "./clean-up";
import { findDueWorkJob } from "./find-due-work";
import { finishCardSetupsJob } from "./finish-card-setups";
import { freeLostJobsJob } from "./free-lost-jobs";
import type { Job, MerchantPart } from "./job";
import { recoverOperationsJob } from "./recover-operations";
import { task } from "./run-task";

/** The code of each job. Declare a new job in its own file in this folder and add a line here. */
export const tasks = [
  task(recoverOperationsJob, async (part, { pace: { leaseSeconds } }) => {
    const merchantId = mintMerchantId(part.merchantId);
    await recoverOperations(merchantId, part.mode, { leaseSeconds });
    await comeBack(recoverOperationsJob, part, await nextAbandonedAt(merchantId, part.mode));
  }),
  task(finishCardSetupsJob, async (part) => {
    const merchantId = mintMerchantId(part.merchantId);
    await finishCardSetups(merchantId, part.mode);
    await comeBack(finishCardSetupsJob, part, await nextCardSetupAt(merchantId, part.mode));
  }),
  task(findDueWorkJob, async () => {
    const now = new Date();
    await each([
      async () => addForEach(recoverOperationsJob, await partsWithAbandonedOperations(now), now),
      async () => addForEach(finishCardSetupsJob, await partsWithDueCardSetups(now), now),
    ]);
  }),
  task(freeLostJobsJob, async (_, { names, pace: { lostAfterSeconds } }) => {
    const count = await freeLostJobs([...names], lostAfterSeconds);
    if (count > 0) log.warn("A process died; its jobs go to the others.", { count });
  }),
  task(forgetVisitsJob, () => forgetEndedVisits(daysAgo(1))),
  task(forgetCardSetupsJob, () => forgetClosedCardSetups(daysAgo(30))),
  task(forgetStripeEventsJob, () => forgetStripeEvents(daysAgo(30))),
  task(forgetFindingsJob, () => forgetFindings(daysAgo(90))),
  task(forgetSessionsJob, () => forgetSessions(daysAgo(8))),
  task(forgetRateLimitsJob, () => forgetRateLimits()),
  task(forgetFailedJobsJob, () => forgetFailedJobs(daysAgo(14))),
];

const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000);

/** Adds the next run at the end of the queue, so every merchant that is due comes first. */
async function comeBack(job: Job<MerchantPart>, part: MerchantPart, at: Date | null): Promise<void> {
  const now = new Date();
  if (at) await addJob(job, part, at > now ? at : now);
}

async function addForEach(job: Job<MerchantPart>, parts: MerchantPart[], at: Date): Promise<void> {
  await addJobs(parts.map((part) => wanted(job, part, at)));
}

/** Runs every step even if one fails, then throws the first error. */
async function each(steps: (() => Promise<void>)[]): Promise<void> {
  const ended = await Promise.allSettled(steps.map((step) => step()));
  const failed = ended.filter((one) => one.status === "rejected");
  if (failed[0]) throw failed[0].reason;
}
