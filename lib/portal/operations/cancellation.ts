import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { PortalError } from "../../errors";
import { hasEnded } from "../../operations/facts";
import { plainText } from "../../plain-text";
import type { StripeClient } from "../../stripe/connection/client";
import type { StepKey } from "../../stripe/connection/step-key";
import { voidOpenInvoice } from "../../stripe/payments/payments";
import { readMerchantSchedule } from "../../stripe/schedules/merchant-schedules";
import {
  cancelUnstarted,
  endAtPeriodEnd,
  endNow,
  endWithSchedule,
} from "../../stripe/subscriptions/cancellations";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { findSubscription } from "../../stripe/subscriptions/subscriptions";
import { type CancellationFeedback, cancellationFeedbacks } from "../../vocabulary";
import { defineOperation } from "../execution/operation";
import { heldSchedule, id, planned, seconds } from "../execution/stored";
import { lastPeriodEnd, termOf } from "../plan/ends";
import { hasMixedPeriods } from "../plan/item-checks";
import { planNameOf } from "../plan/plan-name";
import { replacingScheduledChange } from "../plan/replacing-scheduled-change";
import { readScheduledChange, restoreScheduledChange } from "../plan/scheduled-change";
import { cancelMoment, cancelsNow } from "../rules/cancel-moment";

const lookup = z.object({
  customerId: id,
  subscriptionId: id,
  /** True to end immediately, false to end with the period. */
  now: z.boolean(),
  /** The open first invoice of a subscription that starts when that invoice is paid. */
  firstInvoiceId: id.nullable(),
  endsOn: seconds,
});
const stored = lookup
  .extend({
    hasMixedIntervals: z.boolean(),
    hasUnbilledUsage: z.boolean(),
    /** Our scheduled change, which is removed first and restored if the subscription doesn't end. */
    planned: planned.nullable(),
    /**
     * The schedule that manages the subscription, if it contains more than our change. We keep it and let it end the
     * subscription.
     */
    held: heldSchedule.nullable(),
    /** The later end date that the merchant set, to restore if the customer stays. */
    term: seconds.nullable(),
    /** The open invoice of a pending change. It is voided, because the change has become pointless. */
    waitingInvoiceId: id.nullable(),
    feedback: z.enum(cancellationFeedbacks).nullable(),
    comment: z.string().nullable(),
    planName: z.string(),
  })
  .strict();
type Command = z.output<typeof stored>;

type Outcome = { outcome: "now" | "at_period_end" | "discarded" };

// The maximum length of a metadata value in Stripe.
const maxCommentLength = 500;
const toPlainLines = (text: string) => text.split(/\r?\n/).map(plainText).join("\n");

/** Ends a subscription, now or with its period, and stores the reason in Stripe for the merchant. */
export const cancellation = defineOperation<
  { feedback?: string; comment?: string; moment?: string },
  Command,
  Outcome,
  z.output<typeof lookup>
>({
  name: "cancellation",
  stored,
  lookup,
  input: z.strictObject({
    feedback: z.enum(["", ...cancellationFeedbacks]).optional(),
    comment: z.string().max(maxCommentLength).overwrite(toPlainLines).optional(),
    /** When the subscription ends, as the page showed it. */
    moment: z.string().max(20).optional(),
  }),

  async prepare({ visit, subscription, input, speaker }) {
    const { latestInvoice, pendingUpdateExpiresAt } = subscription;
    // Since the page was shown, a payment may have failed, or the renewal may have been paid. A customer who saw a
    // different end must decide again.
    if (input.moment !== undefined && input.moment !== cancelMoment(subscription, visit.settings))
      throw new PortalError("state_changed", "end_changed");
    const asks = visit.settings.cancellationReason;
    return {
      customerId: subscription.customerId,
      subscriptionId: subscription.id,
      now: cancelsNow(subscription, visit.settings),
      hasMixedIntervals: hasSeveralIntervals(subscription),
      hasUnbilledUsage: subscription.items.some((item) => item.price.isMetered),
      ...(await readSchedules(visit.stripe, subscription)),
      term: termOf(subscription),
      firstInvoiceId: subscription.status === "incomplete" ? (latestInvoice?.id ?? null) : null,
      waitingInvoiceId: pendingUpdateExpiresAt !== null ? (latestInvoice?.id ?? null) : null,
      feedback: (asks && (input.feedback as CancellationFeedback)) || null,
      comment: (asks && input.comment?.trim()) || null,
      planName: await planNameOf(visit.stripe, visit.service, subscription, speaker),
      endsOn: lastPeriodEnd(subscription),
    };
  },

  apply(stripe, command, { id, key }) {
    // Stripe refuses to cancel a subscription that a schedule manages, so our own schedule is released first.
    return replacingScheduledChange(stripe, command, key, {
      work: () => end(stripe, command, { id, key }),
      isDone: async () => (await findEnd(stripe, command)) !== null,
    });
  },

  findOutcome: findEnd,
  async rollBack(stripe, { subscriptionId, planned }) {
    if (planned)
      await restoreScheduledChange(stripe, subscriptionId, planned, () => ({ idempotencyKey: randomUUID() }));
  },

  said({ planName, endsOn }, { outcome }, { say, date }) {
    return say(`said.cancellation.${outcome}`, { plan: planName, date: date(endsOn) });
  },
});

const hasSeveralIntervals = (subscription: Subscription) =>
  hasMixedPeriods(subscription) ||
  new Set(subscription.items.map(({ price }) => `${price.intervalCount} ${price.interval}`)).size > 1;

/**
 * Reads the subscription's schedule. If it contains only our change, or no change any more, the cancellation releases
 * it. Any other schedule is kept and ends the subscription.
 */
async function readSchedules(stripe: StripeClient, subscription: Subscription) {
  const { schedule } = subscription;
  if (!schedule?.hasOtherContent) {
    const planned = schedule && { scheduleId: schedule.id, held: null };
    return { planned: (await readScheduledChange(stripe, subscription)) ?? planned, held: null };
  }
  return { planned: null, held: await readMerchantSchedule(stripe, schedule.id) };
}

async function end(
  stripe: StripeClient,
  command: Command,
  { id, key }: { id: string; key: StepKey },
): Promise<Outcome> {
  const request = { ...command, operationId: id };
  if (command.firstInvoiceId) {
    await cancelUnstarted(stripe, { ...request, invoiceId: command.firstInvoiceId }, key);
    return { outcome: "discarded" };
  }
  try {
    if (command.held) await endWithSchedule(stripe, { ...request, held: command.held }, key);
    else await (command.now ? endNow(stripe, request, key) : endAtPeriodEnd(stripe, request, key));
  } catch (error) {
    // If only Stripe's answer was lost, the subscription has ended, and the pending change's invoice must still be
    // voided below.
    if (!(await findEnd(stripe, command).catch(() => null))) throw error;
  }
  // The invoice is voided after the cancellation, so that the subscription is canceled even if voiding fails.
  if (command.waitingInvoiceId) await voidOpenInvoice(stripe, command.waitingInvoiceId, key);
  return { outcome: command.now ? "now" : "at_period_end" };
}

async function findEnd(
  stripe: StripeClient,
  { customerId, subscriptionId, now, firstInvoiceId, endsOn }: z.output<typeof lookup>,
): Promise<Outcome | null> {
  const found = await findSubscription(stripe, [customerId], subscriptionId);
  if (!found) return null;
  if (hasEnded(found)) return { outcome: firstInvoiceId ? "discarded" : "now" };
  // A later end that was set before doesn't count, because the customer asked for an earlier one.
  return !now && found.endsAt !== null && found.endsAt <= endsOn ? { outcome: "at_period_end" } : null;
}
