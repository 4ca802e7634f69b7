import "server-only";
import type { StripeClient } from "../connection/client";
import { asking } from "../connection/errors";
import { settleAttempt } from "../payments/payments";
import type { Unpaid } from "../payments/payments";
import { reshapePreview } from "./previews";
import type { Preview } from "./previews";
import { operationMark } from "./marks";
import { reshapeSubscription, subscriptionExpansions } from "./reshape";
import type { StepKey } from "../connection/step-key";

/**
 * Lets Stripe void every invoice of the subscription that is made before `resumesAt` (seconds). What is paid stays
 * paid, the subscription stays active, and its periods go on.
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

/** Invoices are collected again from the next one on; what was voided stays void. */
export async function resumePayments(
  stripe: StripeClient,
  { subscriptionId, operationId }: { subscriptionId: string; operationId: string },
  key: StepKey,
): Promise<void> {
  const metadata = { [operationMark]: operationId };
  await stripe.subscriptions.update(subscriptionId, { pause_collection: "", metadata }, key("resume"));
}

/** What resuming a paused subscription would bill at once. */
export async function previewResumption(stripe: StripeClient, subscriptionId: string): Promise<Preview> {
  const details = { subscription: subscriptionId, subscription_details: { resume_at: "now" as const } };
  return reshapePreview(await asking(stripe.invoices.createPreview(details)));
}

/**
 * Resumes a paused subscription with a period that begins now. It stays paused until that is paid.
 *
 * @throws PortalError `payment_declined` when the card was declined; then nothing waits and nothing is owed.
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
