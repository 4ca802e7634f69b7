import { invalidRequest } from "../wire/errors";
import type { World } from "../world";
import { priceOf } from "./lookup";
import { periodContaining } from "./periods";
import type { Subscription } from "./records";
import { itemsOf } from "./subscription-item";
import type { ProrationBehavior } from "./subscription-params";
import { updateSubscription } from "./subscription-update";

export type ResumeParams = {
  billing_cycle_anchor?: { type: "now" | "unchanged" };
  payment_behavior?: "resume_on_payment_attempt" | "resume_on_payment_success";
  proration_behavior?: ProrationBehavior;
};

/**
 * Resumes a subscription that was paused, by request or at the end of its trial. A new cycle begins now and is charged, unless
 * the anchor is to stay. The text of the refusal is unverified.
 */
export function resumeSubscription(
  world: World,
  subscription: Subscription,
  params: ResumeParams,
): Subscription {
  if (subscription.status !== "paused") {
    throw invalidRequest("This subscription is not paused, so it cannot be resumed.");
  }
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
  const active = world.change<Subscription>(subscription, {
    ...itemsOf(subscription.id, items),
    status: "active",
    status_details: undefined,
  });
  if (params.billing_cycle_anchor?.type === "unchanged") return active;
  return updateSubscription(world, active, {
    billing_cycle_anchor: { type: "now" },
    payment_behavior:
      params.payment_behavior === "resume_on_payment_success" ? "error_if_incomplete" : "allow_incomplete",
    proration_behavior: "none",
  });
}
