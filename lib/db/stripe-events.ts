import "server-only";
import type { MerchantId, Mode } from "../tenancy";
import { database } from "./client";

/**
 * Writes down that an event was received and has the set-up it speaks of looked at, both or neither: what is noted
 * as received must not be lost. A second delivery changes nothing. Returns whether it was the first.
 */
export async function receiveStripeEvent(
  merchantId: MerchantId,
  mode: Mode,
  event: { id: string; type: string; setupId: string | null },
): Promise<boolean> {
  const { id, type, setupId } = event;
  return database().$transaction(async (transaction) => {
    const { count } = await transaction.stripeEvent.createMany({
      data: { id, merchantId, mode, type },
      skipDuplicates: true,
    });
    if (count === 1 && setupId !== null) {
      await transaction.cardSetup.updateMany({
        where: { merchantId, mode, id: setupId, nextCheckAt: { not: null } },
        data: { nextCheckAt: new Date() },
      });
    }
    return count === 1;
  });
}

/** Stripe delivers an event again for three days at most. */
export async function forgetStripeEvents(before: Date): Promise<void> {
  await database().stripeEvent.deleteMany({ where: { receivedAt: { lt: before } } });
}
