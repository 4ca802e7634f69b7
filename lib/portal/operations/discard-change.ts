import "server-only";
import { z } from "zod";
import { voidOpenInvoice } from "../../stripe/payments";
import { releaseSchedule } from "../../stripe/schedules";
import { findSubscription } from "../../stripe/subscriptions";
import { defineOperation } from "../operation";

type Decided = {
  customerId: string;
  subscriptionId: string;
  /** The open invoice of a change that waits for its payment. */
  invoiceId: string | null;
  /** The schedule of a change that waits for the renewal. */
  scheduleId: string | null;
};

/** Drops a change that waits, for its payment or for the renewal: the subscription goes on as it is. */
export const discardChange = defineOperation<Record<string, never>, Decided, { outcome: "kept" }>({
  name: "discard_change",
  input: z.strictObject({}),

  async prepare({ subscription }) {
    const { id, customerId, pendingUpdateExpiresAt, latestInvoice, schedule } = subscription;
    return {
      customerId,
      subscriptionId: id,
      invoiceId: pendingUpdateExpiresAt !== null ? (latestInvoice?.id ?? null) : null,
      scheduleId: schedule?.isOurs ? schedule.id : null,
    };
  },

  async apply(stripe, { invoiceId, scheduleId }, { key }) {
    // Stripe drops a pending update with its invoice, and then nothing is owed for it either.
    if (invoiceId) await voidOpenInvoice(stripe, invoiceId, key);
    if (scheduleId) await releaseSchedule(stripe, scheduleId, key);
    return { outcome: "kept" };
  },

  async findOutcome(stripe, { customerId, subscriptionId, invoiceId, scheduleId }) {
    const now = await findSubscription(stripe, [customerId], subscriptionId);
    const isWaiting = now?.pendingUpdateExpiresAt !== null || now.schedule?.id === scheduleId;
    if (!now || isWaiting) return null;
    // A change that was paid in the meantime does not wait any more either, and was not discarded.
    const isPaid =
      invoiceId !== null && now.latestInvoice?.id === invoiceId && now.latestInvoice.status === "paid";
    return isPaid ? null : { outcome: "kept" };
  },

  said(_plan, _outcome, { say }) {
    return say("said.discard_change");
  },
});
