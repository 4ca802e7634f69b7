import { invalidRequest, StripeRefusal } from "../../wire/errors";
import type { World } from "../../world";
import { finalizeAndCollect } from "../invoices/invoice-collection";
import { draftInvoice } from "../invoices/invoice-draft";
import { subscriptionPendingItems } from "../invoices/service-charge";
import { subscriptionById } from "../lookup";
import { creditItems } from "../prorations/proration-items";
import type { Subscription } from "../records";
import { usageItems } from "../usage/usage-charge";
import { itemsFields } from "./subscription-item";

export type PauseParams = {
  bill_for?: { outstanding_usage_through?: { type: string }; unused_time_from?: { type: string } };
  invoicing_behavior?: "invoice" | "pending_invoice_item";
  type?: string;
};

export type PauseReason = "pause_requested" | "trial_end_without_payment_method";

/** The fields of a paused subscription, with the reason. */
export function pausedFields(world: World, reason: PauseReason): Partial<Subscription> {
  const paused = { type: "subscription", subscription: { type: reason }, transitioned_at: world.now() };
  return { status: "paused", status_details: { paused } };
}

/**
 * Pauses a subscription: no period ends and nothing is billed until it resumes, when a new cycle starts. Paid time that
 * is unused is credited, unless the request says otherwise. This is based only on the comments in Stripe's package, and
 * unverified.
 */
export function pauseSubscription(
  world: World,
  subscription: Subscription,
  params: PauseParams,
): Subscription {
  refuseUnpausable(subscription);
  const from = params.bill_for?.unused_time_from?.type ?? "now";
  if (
    !["item_current_period_start", "none", "now"].includes(from) ||
    (params.type ?? "subscription") !== "subscription"
  ) {
    throw new StripeRefusal(501, {
      type: "api_error",
      message: "The simulator does not know this kind of pause.",
    });
  }
  for (const item of from === "none" ? [] : subscription.items.data) {
    const at = from === "now" ? world.now() : item.current_period_start;
    for (const credit of creditItems(world, subscription, item, at)) world.put(credit);
  }
  if (params.bill_for?.outstanding_usage_through?.type !== "none") {
    for (const item of usageItems(world, subscription, subscription.items.data, world.now())) world.put(item);
  }
  // Documented: the subscription's periods end now. A debit credited here must not be credited again. All other debits
  // still count as paid.
  const items = subscription.items.data.map((item) => ({
    ...item,
    current_period_end: world.now(),
    ...(from !== "none" && { _debits: [] }),
    _usageFrom: world.now(),
  }));
  const fields = { ...itemsFields(subscription.id, items), ...pausedFields(world, "pause_requested") };
  const paused = world.change<Subscription>(subscription, fields);
  if (params.invoicing_behavior === "invoice") billPause(world, paused);
  return subscriptionById(world, subscription.id);
}

function billPause(world: World, subscription: Subscription): void {
  const { customer, currency, discounts, items } = subscription;
  const pending = subscriptionPendingItems(world, subscription);
  if (pending.length === 0) return;
  const period = { start: items.data[0]!.current_period_start, end: world.now() };
  const plan = { customer, currency, subscription, pending, discounts, period };
  const invoice = draftInvoice(world, { ...plan, reason: "subscription_update" });
  world.change<Subscription>(subscription, { latest_invoice: invoice.id });
  finalizeAndCollect(world, invoice, true);
}

/**
 * Refuses the subscriptions that can't be paused according to the documentation. The errors' texts are from memory and
 * unverified.
 */
function refuseUnpausable({
  billing_mode: mode,
  collection_method: method,
  pending_update: update,
  schedule,
  status,
}: Subscription): void {
  if (mode.type !== "flexible")
    throw invalidRequest("Only subscriptions with `billing_mode[type]=flexible` can be paused.");
  if (method !== "charge_automatically")
    throw invalidRequest("Only subscriptions with `collection_method=charge_automatically` can be paused.");
  if (schedule)
    throw invalidRequest(
      `The subscription is managed by the subscription schedule \`${schedule}\` and cannot be paused.`,
    );
  if (!update && ["active", "past_due", "unpaid"].includes(status)) return;
  throw invalidRequest(
    `This subscription cannot be paused because of its status ${update ? "with a pending update" : status}.`,
  );
}
