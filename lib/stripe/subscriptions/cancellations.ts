import "server-only";
import type { CancellationFeedback } from "../../vocabulary";
import type { StripeClient } from "../connection/client";
import { isRefused } from "../connection/errors";
import type { StepKey } from "../connection/step-key";
import { voidOpenInvoice } from "../payments/payments";
import { cancelWithSchedule, endScheduleEarly, type MerchantSchedule } from "../schedules/merchant-schedules";
import { endMark, operationMark, termMark } from "./marks";

export type Cancellation = {
  subscriptionId: string;
  operationId: string;
  feedback: CancellationFeedback | null;
  comment: string | null;
};

/**
 * The end that the customer agreed to and, if it replaces a later end set by the merchant, that end. Both are in
 * seconds.
 */
type AgreedEnd = { endsOn: number; term: number | null };

/**
 * Ends the subscription at the end of its period. If its items have different intervals, it ends with the last of their
 * periods, whereas `cancel_at_period_end` would end it with the first. The reason is stored in Stripe's own field and
 * in the metadata.
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
      cancellation_details: toDetails(cancellation),
      metadata: { ...reasonAsMetadata(cancellation), ...endAsMetadata(cancellation) },
    },
    key("cancel"),
  );
}

/**
 * Ends the subscription now, without a credit for the rest of the period. Metered usage is invoiced at the same time,
 * because it would otherwise never be billed. The reason is stored first, because the cancel request takes no metadata.
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
  // DELETE has no idempotency key. If the subscription has already ended, Stripe refuses, and that refusal counts as
  // success (see `cancellation`).
  await stripe.subscriptions.cancel(cancellation.subscriptionId, {
    prorate: false,
    invoice_now: cancellation.hasUnbilledUsage,
    cancellation_details: toDetails(cancellation),
  });
}

/**
 * Ends a subscription managed by a schedule, and keeps the schedule's content in effect until then. Stripe refuses to
 * cancel such a subscription directly. The reason is stored first. The details are sent last, because we haven't
 * verified that Stripe accepts them while there is a schedule, and the subscription must end even if Stripe refuses
 * them.
 */
export async function endWithSchedule(
  stripe: StripeClient,
  cancellation: Cancellation &
    AgreedEnd & { now: boolean; hasUnbilledUsage: boolean; held: MerchantSchedule },
  key: StepKey,
): Promise<void> {
  const { subscriptionId, operationId, now, held, hasUnbilledUsage, endsOn: endsAt } = cancellation;
  const metadata = { ...reasonAsMetadata(cancellation), ...(!now && endAsMetadata(cancellation)) };
  await stripe.subscriptions.update(subscriptionId, { metadata }, key("reason"));
  if (now) await cancelWithSchedule(stripe, { scheduleId: held.scheduleId, hasUnbilledUsage }, key);
  else await endScheduleEarly(stripe, held, { endsAt, operationId }, key);
  const said = toDetails(cancellation);
  if (Object.keys(said).length === 0) return;
  try {
    await stripe.subscriptions.update(subscriptionId, { cancellation_details: said }, key("details"));
  } catch (error) {
    if (!isRefused(error)) throw error;
  }
}

/**
 * Cancels a subscription that waits for its first payment. Voiding its first invoice ends it: nothing is owed, and it
 * counts as never started. If it still waits after that, it is canceled as well.
 *
 * @throws PortalError `state_changed` if it was paid in the meantime.
 */
export async function cancelUnstarted(
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

function toDetails({ feedback, comment }: Cancellation) {
  return { ...(feedback && { feedback }), ...(comment && { comment }) };
}

/**
 * The reason as the subscription's metadata, because Servicebot put it there, and merchants who used Servicebot expect
 * it there.
 */
function reasonAsMetadata({ operationId, feedback, comment }: Cancellation): Record<string, string> {
  return {
    [operationMark]: operationId,
    ...(feedback && { cancellation_reason: feedback }),
    ...(comment && { cancellation_comment: comment }),
  };
}

/** Records the agreed end and the end that it replaced. The record later shows that the customer asked for this end. */
const endAsMetadata = ({ endsOn, term }: AgreedEnd) => ({
  [endMark]: String(endsOn),
  [termMark]: term === null ? "" : String(term),
});
