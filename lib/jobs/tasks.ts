import "server-only";
import { nextCardSetupAt, scopesWithDueCardSetups } from "../db/card-setups";
import { addJob, addJobs, deleteFailedJobs, freeLostJobs, newJob } from "../db/jobs";
import { deleteExpired } from "../db/kept/delete-expired";
import { deleteClosedMerchants } from "../db/kept/delete-merchant";
import { finishErasures } from "../db/kept/erase";
import { nextAbandonedAt, scopesWithAbandonedOperations } from "../db/operations";
import { log } from "../log";
import { finishCardSetups } from "../portal/card/finish-card-setups";
import { recoverOperations } from "../portal/recovery/recovery";
import { mintMerchantId } from "../tenancy";
import { deleteMerchantsJob, finishErasuresJob, forgetFailedJobsJob, forgetJobs } from "./clean-up";
import { findDueWorkJob } from "./find-due-work";
import { finishCardSetupsJob } from "./finish-card-setups";
import { freeLostJobsJob } from "./free-lost-jobs";
import type { Job, MerchantScope } from "./job";
import { recoverOperationsJob } from "./recover-operations";
import { defineTask } from "./run-task";

const tablesToTrim = Object.keys(forgetJobs) as (keyof typeof forgetJobs)[];

/** The code of each job. Declare a new job in its own file in this folder and add a line here. */
export const tasks = [
  defineTask(recoverOperationsJob, async (part, { pace: { leaseSeconds } }) => {
    const merchantId = mintMerchantId(part.merchantId);
    await recoverOperations(merchantId, part.mode, { leaseSeconds });
    await addNextRun(recoverOperationsJob, part, await nextAbandonedAt(merchantId, part.mode));
  }),
  defineTask(finishCardSetupsJob, async (part) => {
    const merchantId = mintMerchantId(part.merchantId);
    await finishCardSetups(merchantId, part.mode);
    await addNextRun(finishCardSetupsJob, part, await nextCardSetupAt(merchantId, part.mode));
  }),
  defineTask(findDueWorkJob, async () => {
    const now = new Date();
    await runAll([
      async () => addForAll(recoverOperationsJob, await scopesWithAbandonedOperations(now), now),
      async () => addForAll(finishCardSetupsJob, await scopesWithDueCardSetups(now), now),
    ]);
  }),
  defineTask(freeLostJobsJob, async (_, { names, pace: { lostAfterSeconds } }) => {
    const count = await freeLostJobs([...names], lostAfterSeconds);
    if (count > 0) log.warn("A process died; other processes take over its jobs.", { count });
  }),
  ...tablesToTrim.map((table) =>
    defineTask(forgetJobs[table], async () => {
      const count = await deleteExpired(table);
      if (count > 0) log.info("Old rows were removed.", { count });
    }),
  ),
  defineTask(forgetFailedJobsJob, () => deleteFailedJobs(daysAgo(14))),
  defineTask(finishErasuresJob, async () => {
    const count = await finishErasures();
    if (count > 0) log.info("Erasures were finished.", { count });
  }),
  defineTask(deleteMerchantsJob, async () => {
    for (const merchantId of await deleteClosedMerchants())
      log.info("A merchant was deleted.", { merchantId });
  }),
];

const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000);

/** Adds the merchant's next run behind the jobs that are already due, so that every merchant gets a turn. */
async function addNextRun(job: Job<MerchantScope>, part: MerchantScope, at: Date | null): Promise<void> {
  const now = new Date();
  if (at) await addJob(job, part, at > now ? at : now);
}

async function addForAll(job: Job<MerchantScope>, parts: MerchantScope[], at: Date): Promise<void> {
  await addJobs(parts.map((part) => newJob(job, part, at)));
}

/** Runs every step even if one fails, then throws the first error. */
async function runAll(steps: (() => Promise<void>)[]): Promise<void> {
  const ended = await Promise.allSettled(steps.map((step) => step()));
  const failed = ended.filter((one) => one.status === "rejected");
  if (failed[0]) throw failed[0].reason;
}
