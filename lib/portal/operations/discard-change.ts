import "server-only";
import { z } from "zod";
import { voidOpenInvoice } from "../../stripe/payments/payments";
import { findSubscription } from "../../stripe/subscriptions/subscriptions";
import { defineOperation } from "../execution/operation";
import { id, planned } from "../execution/stored";
import { dropScheduledChange, readScheduledChange } from "../plan/scheduled-change";

const lookup = z.object({
  customerId: id,
  subscriptionId: id,
  /** The open invoice of a pending change. */
  invoiceId: id.nullable(),
  /** A change scheduled for the renewal. */
  planned: planned.nullable(),
});
const stored = lookup.strict();
type Command = z.output<typeof stored>;

/** Discards a change that is pending or scheduled. The subscription continues as it is. */
export const discardChange = defineOperation<object, Command, { outcome: "kept" }, z.output<typeof lookup>>({
  name: "discard_change",
  stored,
  lookup,
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
    // Stripe discards a pending update when its invoice is voided, and the customer owes nothing for it.
    if (invoiceId) await voidOpenInvoice(stripe, invoiceId, key);
    if (planned) await dropScheduledChange(stripe, planned, key);
    return { outcome: "kept" };
  },

  async findOutcome(stripe, { customerId, subscriptionId, invoiceId, planned }) {
    const now = await findSubscription(stripe, [customerId], subscriptionId);
    if (!now || now.pendingUpdateExpiresAt !== null) return null;
    if (planned && now.schedule?.id === planned.scheduleId && now.schedule.next) return null;
    // A change that was paid in the meantime is no longer pending, but it was not discarded.
    const isPaid =
      invoiceId !== null && now.latestInvoice?.id === invoiceId && now.latestInvoice.status === "paid";
    return isPaid ? null : { outcome: "kept" };
  },

  said(_command, _outcome, { say }) {
    return say("said.discard_change");
  },
});
