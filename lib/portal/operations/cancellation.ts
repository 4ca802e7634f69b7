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

const known = z.object({
  customerId: id,
  subscriptionId: id,
  /** Otherwise at the end of the period. */
  now: z.boolean(),
  /** The first invoice of a subscription that waits for it to be paid. */
  firstInvoiceId: id.nullable(),
  endsOn: seconds,
});
const stored = known
  .extend({
    hasMixedIntervals: z.boolean(),
    hasUnbilledUsage: z.boolean(),
    /** A change of ours that was planned: it goes, and comes back where the subscription does not end. */
    planned: planned.nullable(),
    /** The schedule that manages the subscription and holds more than that: it brings the end itself. */
    held: heldSchedule.nullable(),
    /** The merchant's later end, to be put back when the customer stays. */
    term: seconds.nullable(),
    /** The open invoice of a change that waits for its payment: it goes with the plan it would have changed. */
    waitingInvoiceId: id.nullable(),
    feedback: z.enum(cancellationFeedbacks).nullable(),
    comment: z.string().nullable(),
    planName: z.string(),
  })
  .strict();
type Decided = z.output<typeof stored>;

type Outcome = { outcome: "now" | "at_period_end" | "discarded" };

// A key of Stripe's metadata holds 500 characters.
const longestComment = 500;
const plainLines = (text: string) => text.split(/\r?\n/).map(plainText).join("\n");

/** Ends a subscription, at the end of its period or at once, and keeps the reason where the merchant finds it. */
export const cancellation = defineOperation<
  { feedback?: string; comment?: string; moment?: string },
  Decided,
  Outcome,
  z.output<typeof known>
>({
  name: "cancellation",
  stored,
  known,
  input: z.strictObject({
    feedback: z.enum(["", ...cancellationFeedbacks]).optional(),
    comment: z.string().max(longestComment).overwrite(plainLines).optional(),
    /** The moment of the end that the page has shown. */
    moment: z.string().max(20).optional(),
  }),

  async prepare({ visit, subscription, input, speaker }) {
    const { latestInvoice, pendingUpdateExpiresAt } = subscription;
    // A payment may have failed since, or a renewal been paid: who was shown another end than it would be decides anew.
    if (input.moment !== undefined && input.moment !== cancelMoment(subscription, visit.settings))
      throw new PortalError("state_changed", "end_changed");
    const asks = visit.settings.cancellationReason;
    return {
      customerId: subscription.customerId,
      subscriptionId: subscription.id,
      now: cancelsNow(subscription, visit.settings),
      hasMixedIntervals: hasSeveralIntervals(subscription),
      hasUnbilledUsage: subscription.items.some((item) => item.price.isMetered),
      ...(await readScheduled(visit.stripe, subscription)),
      term: termOf(subscription),
      firstInvoiceId: subscription.status === "incomplete" ? (latestInvoice?.id ?? null) : null,
      waitingInvoiceId: pendingUpdateExpiresAt !== null ? (latestInvoice?.id ?? null) : null,
      feedback: (asks && (input.feedback as CancellationFeedback)) || null,
      comment: (asks && input.comment?.trim()) || null,
      planName: await planNameOf(visit.stripe, visit.service, subscription, speaker),
      endsOn: lastPeriodEnd(subscription),
    };
  },

  apply(stripe, decided, { id, key }) {
    // Stripe refuses to cancel a subscription that a schedule manages, so one that is ours goes first.
    return replacingScheduledChange(stripe, decided, key, {
      work: () => end(stripe, decided, { id, key }),
      isDone: async () => (await findEnd(stripe, decided)) !== null,
    });
  },

  findOutcome: findEnd,
  async putBack(stripe, { subscriptionId, planned }) {
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

/** One that holds nothing but our plan, or nothing any more, is taken off; every other one ends with the subscription. */
async function readScheduled(stripe: StripeClient, subscription: Subscription) {
  const { schedule } = subscription;
  if (!schedule?.hasOtherContent) {
    const planned = schedule && { scheduleId: schedule.id, held: null };
    return { planned: (await readScheduledChange(stripe, subscription)) ?? planned, held: null };
  }
  return { planned: null, held: await readMerchantSchedule(stripe, schedule.id) };
}

async function end(
  stripe: StripeClient,
  decided: Decided,
  { id, key }: { id: string; key: StepKey },
): Promise<Outcome> {
  const request = { ...decided, operationId: id };
  if (decided.firstInvoiceId) {
    await cancelUnstarted(stripe, { ...request, invoiceId: decided.firstInvoiceId }, key);
    return { outcome: "discarded" };
  }
  try {
    if (decided.held) await endWithSchedule(stripe, { ...request, held: decided.held }, key);
    else await (decided.now ? endNow(stripe, request, key) : endAtPeriodEnd(stripe, request, key));
  } catch (error) {
    // An answer that was lost is no reason to leave what waits for its payment behind.
    if (!(await findEnd(stripe, decided).catch(() => null))) throw error;
  }
  // After the ending, which nothing may stand in the way of: if this fails, it has still been canceled.
  if (decided.waitingInvoiceId) await voidOpenInvoice(stripe, decided.waitingInvoiceId, key);
  return { outcome: decided.now ? "now" : "at_period_end" };
}

async function findEnd(
  stripe: StripeClient,
  { customerId, subscriptionId, now, firstInvoiceId, endsOn }: z.output<typeof known>,
): Promise<Outcome | null> {
  const found = await findSubscription(stripe, [customerId], subscriptionId);
  if (!found) return null;
  if (hasEnded(found)) return { outcome: firstInvoiceId ? "discarded" : "now" };
  // A later end was there before, and is none that the customer asked for.
  return !now && found.endsAt !== null && found.endsAt <= endsOn ? { outcome: "at_period_end" } : null;
}
