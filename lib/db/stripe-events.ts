import "server-only";
import { finishCardSetupsJob } from "../jobs/finish-card-setups";
import type { MerchantId, Mode } from "../tenancy";
import { database } from "./client";
import { insertJobs, newJob } from "./jobs";

/**
 * Schedules a check of the event's card set-up, then records the event as received. In this order, no event is recorded
 * without its check, even after a crash in between. A second delivery changes nothing.
 */
export async function receiveStripeEvent(
  merchantId: MerchantId,
  mode: Mode,
  event: { id: string; type: string; setupId: string | null },
): Promise<void> {
  const { id, type, setupId } = event;
  const known = await database().stripeEvent.findUnique({
    where: { merchantId_mode_id: { merchantId, mode, id } },
    select: { id: true },
  });
  if (known) return;
  if (setupId !== null) {
    const now = new Date();
    await database().$transaction([
      database().cardSetup.updateMany({
        where: { merchantId, mode, id: setupId, nextCheckAt: { not: null } },
        data: { nextCheckAt: now },
      }),
      insertJobs([newJob(finishCardSetupsJob, { merchantId, mode }, now)]),
    ]);
  }
  await database().stripeEvent.createMany({ data: { id, merchantId, mode, type }, skipDuplicates: true });
}
