import { previewIfAny } from "../billing/invoices/preview";
import type { Subscription } from "../billing/records";
import type { World } from "../world";
import { discountHappenings } from "./discount-happenings";
import type { Happening, Turn } from "./happening";

/**
 * The events of a subscription. When it is canceled, there is a `deleted` event but no `updated`. When its
 * first payment never comes (`incomplete_expired`), there is only `updated`, which is unverified.
 */
export function subscriptionHappenings(world: World, turn: Turn, differs: boolean): Happening[] {
  const before = turn.before as Subscription | undefined;
  const after = turn.after as Subscription | undefined;
  if (!after) return [];
  const told = [...changeOf(before, after, differs), ...noticesOf(world, before, after)];
  if (before?._pending && before.pending_update && !after._pending) {
    const invoice = world.find("invoice", before._pending.invoice);
    const word = invoice?.status === "paid" ? "applied" : "expired";
    told.push({ type: `customer.subscription.pending_update_${word}`, object: after });
  }
  return [...told, ...discountHappenings(world, turn)];
}

function changeOf(before: Subscription | undefined, after: Subscription, differs: boolean): Happening[] {
  if (!before) return [{ type: "customer.subscription.created", object: after }];
  if (after.status === "canceled" && before.status !== "canceled") {
    return [{ type: "customer.subscription.deleted", object: after }];
  }
  const told: Happening[] = [];
  if (differs) told.push({ type: "customer.subscription.updated", object: after, tellsBefore: true });
  if (before.status !== "paused" && after.status === "paused") {
    told.push({ type: "customer.subscription.paused", object: after });
  }
  if (before.status === "paused" && after.status !== "paused") {
    told.push({ type: "customer.subscription.resumed", object: after });
  }
  return told;
}

/** Advance notices. The billing engine sets a mark on the subscription when one is due. */
function noticesOf(world: World, before: Subscription | undefined, after: Subscription): Happening[] {
  const isDue = (mark: string) => after[mark] !== undefined && after[mark] !== before?.[mark];
  const told: Happening[] = [];
  if (isDue("_trialEndAnnounced") || endsTrialAtOnce(world, before, after)) {
    told.push({ type: "customer.subscription.trial_will_end", object: after });
  }
  const upcoming = isDue("_upcomingAnnounced") ? previewIfAny(world, { subscription: after.id }) : null;
  if (upcoming) told.push({ type: "invoice.upcoming", object: upcoming });
  return told;
}

/**
 * Documented: ending a trial at once also causes a notice. A trial that ends as planned keeps its
 * `trial_end`.
 */
function endsTrialAtOnce(world: World, before: Subscription | undefined, after: Subscription): boolean {
  const isOver = before?.status === "trialing" && after.status !== "trialing";
  return isOver && after.trial_end !== before.trial_end && after.trial_end === world.now();
}
