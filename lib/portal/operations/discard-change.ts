import "server-only";
import { z } from "zod";
import { voidOpenInvoice } from "../../stripe/payments/payments";
import { findSubscription } from "../../stripe/subscriptions/subscriptions";
import { defineOperation } from "../execution/operation";
import { id, planned } from "../execution/stored";
import { dropScheduledChange, readScheduledChange } from "../plan/scheduled-change";

const known = z.object({
  customerId: id,
  subscriptionId: id,
  /** The open invoice of a change that waits for its payment. */
  invoiceId: id.nullable(),
  /** A change that waits for the renewal. */
  planned: planned.nullable(),
});
const stored = known.strict();
type Decided = z.output<typeof stored>;

/** Drops a change that waits, for its payment or for the renewal: the subscription goes on as it is. */
export const discardChange = defineOperation<object, Decided, { outcome: "kept" }, z.output<typeof known>>({
  name: "discard_change",
  stored,
  known,
  input: z.strictObject({}),

  async prepare({ visit, subscription }) {
    const { id, customerId, pendingUpdateExpiresAt, latestInvoice } = subscription;
    return {
      customerId,
      subscriptionId: id,
      invoiceId: pendingUpdateExpiresAt !== null ? (latestInvoice?.id ?? null) : null,
      planned: await readScheduledChange(visit.stripe, subscription),
    };
  },

  async apply(stripe, { invoiceId, planned }, { key }) {
    // Stripe drops a pending update with its invoice, and then nothing is owed for it either.
    if (invoiceId) await voidOpenInvoice(stripe, invoiceId, key);
    if (planned) await dropScheduledChange(stripe, planned, key);
    return { outcome: "kept" };
  },

  async findOutcome(stripe, { customerId, subscriptionId, invoiceId, planned }) {
    const now = await findSubscription(stripe, [customerId], subscriptionId);
    if (!now || now.pendingUpdateExpiresAt !== null) return null;
    if (planned && now.schedule?.id === planned.scheduleId && now.schedule.next) return null;
    // A change that was paid in the meantime does not wait any more either, and was not discarded.
    const isPaid =
      invoiceId !== null && now.latestInvoice?.id === invoiceId && now.latestInvoice.status === "paid";
    return isPaid ? null : { outcome: "kept" };
  },

  said(_plan, _outcome, { say }) {
    return say("said.discard_change");
  },
});
