import "server-only";
import type { StripeClient } from "../connection/client";
import { translateErrors } from "../connection/errors";
import type { StepKey } from "../connection/step-key";
import { settleAttempt, type Unpaid } from "../payments/payments";
import { operationMark } from "./marks";
import { type Preview, reshapePreview } from "./previews";
import { reshapeSubscription, subscriptionExpansions } from "./reshape";

/**
 * Makes Stripe void every invoice created before `resumesAt` (seconds). Earlier payments stay paid, the
 * subscription stays active, and its periods continue.
 */
export async function pausePayments(
  stripe: StripeClient,
  {
    subscriptionId,
    resumesAt,
    operationId,
  }: { subscriptionId: string; resumesAt: number; operationId: string },
  key: StepKey,
): Promise<void> {
  await stripe.subscriptions.update(
    subscriptionId,
    {
      pause_collection: { behavior: "void", resumes_at: resumesAt },
      metadata: { [operationMark]: operationId },
    },
    key("pause"),
  );
}

/** Resumes collecting payments, beginning with the next invoice. Voided invoices stay void. */
export async function resumePayments(
  stripe: StripeClient,
  { subscriptionId, operationId }: { subscriptionId: string; operationId: string },
  key: StepKey,
): Promise<void> {
  const metadata = { [operationMark]: operationId };
  await stripe.subscriptions.update(subscriptionId, { pause_collection: "", metadata }, key("resume"));
}

/** Previews the bill for resuming a paused subscription now. */
export async function previewResumption(stripe: StripeClient, subscriptionId: string): Promise<Preview> {
  const details = { subscription: subscriptionId, subscription_details: { resume_at: "now" as const } };
  return reshapePreview(await translateErrors(stripe.invoices.createPreview(details)));
}

/**
 * Resumes a paused subscription with a period that starts now. It stays paused until that period is paid.
 *
 * @throws PortalError `payment_declined` if the card was declined. In that case, nothing is pending and nothing is
 *   owed.
 */
export async function resumeSubscription(
  stripe: StripeClient,
  subscriptionId: string,
  key: StepKey,
): Promise<{ outcome: "resumed" } | Unpaid> {
  const resumed = await stripe.subscriptions.resume(
    subscriptionId,
    {
      billing_cycle_anchor: { type: "now" },
      payment_behavior: "resume_on_payment_success",
      expand: subscriptionExpansions,
    },
    key("resume"),
  );
  const now = reshapeSubscription(resumed);
  if (now.status !== "paused" || !now.latestInvoice) return { outcome: "resumed" };
  const settled = await settleAttempt(stripe, now.latestInvoice.id, key);
  return settled.outcome === "paid" ? { outcome: "resumed" } : settled;
}
