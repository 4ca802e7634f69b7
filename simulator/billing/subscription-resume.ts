import { invalidRequest } from "../wire/errors";
import type { World } from "../world";
import { finalizeInvoice } from "./invoice-finalization";
import { priceOf } from "./lookup";
import { periodContaining } from "./periods";
import type { Subscription } from "./records";
import { draftUpdate } from "./subscription-draft";
import type { DraftedUpdate } from "./subscription-draft";
import { itemsOf } from "./subscription-item";
import type { ProrationBehavior } from "./subscription-params";
import { attempt, pendingSeconds, updateSubscription } from "./subscription-update";

export type ResumeParams = {
  billing_cycle_anchor?: { type: "now" | "unchanged" };
  payment_behavior?: "resume_on_payment_attempt" | "resume_on_payment_success";
  proration_behavior?: ProrationBehavior;
};

const newCycle = { billing_cycle_anchor: { type: "now" }, proration_behavior: "none" } as const;

/**
 * Resumes a subscription that was paused, by request or at the end of its trial. A new cycle begins now and is charged, unless
 * the anchor is to stay. The text of the refusal is unverified.
 */
export function resumeSubscription(
  world: World,
  subscription: Subscription,
  params: ResumeParams,
): Subscription {
  refuseUnfit(subscription);
  if (params.payment_behavior === "resume_on_payment_success") return resumeWhenPaid(world, subscription);
  const active = world.change<Subscription>(subscription, runningFields(world, subscription));
  if (params.billing_cycle_anchor?.type === "unchanged") return active;
  return updateSubscription(world, active, { ...newCycle, payment_behavior: "allow_incomplete" });
}

/** What resuming now would make of the subscription, and the invoice of its new cycle. Both a preview and the deed. */
export function draftResume(world: World, subscription: Subscription): DraftedUpdate {
  refuseUnfit(subscription);
  const running = runningFields(world, subscription);
  const active = world.change<Subscription>(subscription, running);
  const { fields, invoice } = draftUpdate(world, active, newCycle);
  return { fields: { ...running, ...fields }, invoice };
}

/**
 * It stays paused until its invoice is paid, as the package's comments say: at once, or later, or (voided after 23
 * hours) never.
 */
function resumeWhenPaid(world: World, subscription: Subscription): Subscription {
  const { fields, invoice } = draftResume(world, subscription);
  const { status, status_details, items } = subscription;
  const paused = world.change<Subscription>(subscription, { status, status_details, items });
  if (!invoice) return world.change<Subscription>(paused, fields);
  const final = finalizeInvoice(world, world.change(invoice, { _isPendingUpdate: true }));
  const isPaid = final.status === "paid" || attempt(world, final, {}).status === "succeeded";
  const latest_invoice = invoice.id;
  if (isPaid) return world.change<Subscription>(paused, { ...fields, latest_invoice });
  const expiresAt = world.now() + pendingSeconds;
  return world.change<Subscription>(paused, {
    latest_invoice,
    _pending: { invoice: invoice.id, fields, expiresAt },
  });
}

function refuseUnfit({ status, collection_method: method }: Subscription): void {
  if (status !== "paused") throw invalidRequest("You can only resume a subscription if it is `paused`.");
  if (method !== "charge_automatically") {
    throw invalidRequest("Only subscriptions with `collection_method=charge_automatically` can be resumed.");
  }
}

function runningFields(world: World, subscription: Subscription): Partial<Subscription> {
  const items = subscription.items.data.map((item) => {
    const period = periodContaining(
      subscription.billing_cycle_anchor,
      priceOf(world, item.price).recurring!,
      world.now(),
    );
    return {
      ...item,
      current_period_start: period.start,
      current_period_end: period.end,
      _debits: [],
      _usageFrom: world.now(),
    };
  });
  return { ...itemsOf(subscription.id, items), status: "active", status_details: undefined };
}
