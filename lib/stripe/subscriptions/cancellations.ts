import "server-only";
import type { CancellationFeedback } from "../../vocabulary";
import type { StripeClient } from "../connection/client";
import { isRefused } from "../connection/errors";
import { cancelWithSchedule, cutSchedule } from "../schedules/held-schedules";
import type { HeldSchedule } from "../schedules/held-schedules";
import { voidOpenInvoice } from "../payments/payments";
import { endMark, operationMark, termMark } from "./marks";
import type { StepKey } from "../connection/step-key";

export type Cancellation = {
  subscriptionId: string;
  operationId: string;
  feedback: CancellationFeedback | null;
  comment: string | null;
};

/** The end that is agreed to, and a later one of the merchant's whose place it takes; seconds. */
type AgreedEnd = { endsOn: number; term: number | null };

/**
 * Ends the subscription at the end of its period; with several intervals, at the latest of them, because the
 * boolean would mean the earliest. The reason goes where Stripe keeps it and into the metadata.
 */
export async function endAtPeriodEnd(
  stripe: StripeClient,
  cancellation: Cancellation & AgreedEnd & { hasMixedIntervals: boolean },
  key: StepKey,
): Promise<void> {
  await stripe.subscriptions.update(
    cancellation.subscriptionId,
    {
      ...(cancellation.hasMixedIntervals
        ? { cancel_at: "max_period_end" as const }
        : { cancel_at_period_end: true }),
      cancellation_details: details(cancellation),
      metadata: { ...reasonAsMetadata(cancellation), ...endAsMetadata(cancellation) },
    },
    key("cancel"),
  );
}

/**
 * Ends the subscription now, without a credit for the rest of the period. Metered usage would be lost unless it
 * is invoiced with the ending. The reason goes first: ending takes no metadata.
 */
export async function endNow(
  stripe: StripeClient,
  cancellation: Cancellation & { hasUnbilledUsage: boolean },
  key: StepKey,
): Promise<void> {
  await stripe.subscriptions.update(
    cancellation.subscriptionId,
    { metadata: reasonAsMetadata(cancellation) },
    key("reason"),
  );
  // DELETE carries no idempotency key; ending twice is refused by Stripe and counts as done (see `cancellation`).
  await stripe.subscriptions.cancel(cancellation.subscriptionId, {
    prorate: false,
    invoice_now: cancellation.hasUnbilledUsage,
    cancellation_details: details(cancellation),
  });
}

/**
 * Ends a subscription that a schedule manages, with what the schedule holds in place until then: Stripe refuses to end it
 * beside its schedule. The reason goes first, the details last: that they are taken beside a schedule is unverified, and
 * the end does not depend on them.
 */
export async function endWithSchedule(
  stripe: StripeClient,
  cancellation: Cancellation & AgreedEnd & { now: boolean; hasUnbilledUsage: boolean; held: HeldSchedule },
  key: StepKey,
): Promise<void> {
  const { subscriptionId, operationId, now, held, hasUnbilledUsage, endsOn: endsAt } = cancellation;
  const metadata = { ...reasonAsMetadata(cancellation), ...(!now && endAsMetadata(cancellation)) };
  await stripe.subscriptions.update(subscriptionId, { metadata }, key("reason"));
  if (now) await cancelWithSchedule(stripe, { scheduleId: held.scheduleId, hasUnbilledUsage }, key);
  else await cutSchedule(stripe, held, { endsAt, operationId }, key);
  const said = details(cancellation);
  if (Object.keys(said).length === 0) return;
  try {
    await stripe.subscriptions.update(subscriptionId, { cancellation_details: said }, key("details"));
  } catch (error) {
    if (!isRefused(error)) throw error;
  }
}

/**
 * Gives up a subscription that waits for its first payment. Voiding its first invoice is what ends it: nothing is
 * owed then, and it counts as never started. Should Stripe leave it waiting, it is canceled as well.
 *
 * @throws PortalError `state_changed` when it was paid in the meantime.
 */
export async function discardUnstarted(
  stripe: StripeClient,
  cancellation: Cancellation & { hasUnbilledUsage: boolean; invoiceId: string },
  key: StepKey,
): Promise<void> {
  const { subscriptionId, invoiceId } = cancellation;
  await stripe.subscriptions.update(
    subscriptionId,
    { metadata: reasonAsMetadata(cancellation) },
    key("reason"),
  );
  await voidOpenInvoice(stripe, invoiceId, key);
  const { status } = await stripe.subscriptions.retrieve(subscriptionId);
  if (status === "incomplete") await endNow(stripe, cancellation, key);
}

function details({ feedback, comment }: Cancellation) {
  return { ...(feedback && { feedback }), ...(comment && { comment }) };
}

/** The habit of Servicebot's users: the reason can be found in the metadata of the subscription too. */
function reasonAsMetadata({ operationId, feedback, comment }: Cancellation): Record<string, string> {
  return {
    [operationMark]: operationId,
    ...(feedback && { cancellation_reason: feedback }),
    ...(comment && { cancellation_comment: comment }),
  };
}

/** By the end that was agreed to it is known later that the customer wanted it, and what was to come otherwise. */
const endAsMetadata = ({ endsOn, term }: AgreedEnd) => ({
  [endMark]: String(endsOn),
  [termMark]: term === null ? "" : String(term),
});
