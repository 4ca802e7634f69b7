import "server-only";
import { finishCardSetupsJob } from "../jobs/finish-card-setups";
import type { MerchantId, Mode } from "../tenancy";
import { database } from "./client";
import { addingJobs, wanted } from "./jobs";

/**
 * Has the set-up an event speaks of looked at, and writes down that it was received; in this order, so that what is
 * noted as received was not lost, whatever happens in between. A second delivery changes nothing.
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
      addingJobs([wanted(finishCardSetupsJob, { merchantId, mode }, now)]),
    ]);
  }
  await database().stripeEvent.createMany({ data: { id, merchantId, mode, type }, skipDuplicates: true });
}
