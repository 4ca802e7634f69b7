import { previewIfAny } from "../billing/invoices/preview";
import type { Subscription } from "../billing/records";
import type { World } from "../world";
import { discountEvents } from "./discount-events";
import type { EventDraft, ObjectChange } from "./event-draft";

/**
 * The events of a subscription. A cancellation causes a `deleted` event but no `updated`. A first payment that never
 * comes (`incomplete_expired`) causes only `updated` (unverified).
 */
export function subscriptionEvents(world: World, change: ObjectChange, differs: boolean): EventDraft[] {
  const before = change.before as Subscription | undefined;
  const after = change.after as Subscription | undefined;
  if (!after) return [];
  const told = [...changeEvents(before, after, differs), ...noticeEvents(world, before, after)];
  if (before?._pending && before.pending_update && !after._pending) {
    const invoice = world.find("invoice", before._pending.invoice);
    const word = invoice?.status === "paid" ? "applied" : "expired";
    told.push({ type: `customer.subscription.pending_update_${word}`, object: after });
  }
  return [...told, ...discountEvents(world, change)];
}

function changeEvents(before: Subscription | undefined, after: Subscription, differs: boolean): EventDraft[] {
  if (!before) return [{ type: "customer.subscription.created", object: after }];
  if (after.status === "canceled" && before.status !== "canceled") {
    return [{ type: "customer.subscription.deleted", object: after }];
  }
  const told: EventDraft[] = [];
  if (differs) told.push({ type: "customer.subscription.updated", object: after, includesPrevious: true });
  if (before.status !== "paused" && after.status === "paused") {
    told.push({ type: "customer.subscription.paused", object: after });
  }
  if (before.status === "paused" && after.status !== "paused") {
    told.push({ type: "customer.subscription.resumed", object: after });
  }
  return told;
}

/** Advance notices. When a notice is due, the billing engine marks the subscription. */
function noticeEvents(world: World, before: Subscription | undefined, after: Subscription): EventDraft[] {
  const isDue = (mark: string) => after[mark] !== undefined && after[mark] !== before?.[mark];
  const told: EventDraft[] = [];
  if (isDue("_trialEndAnnounced") || endsTrialAtOnce(world, before, after)) {
    told.push({ type: "customer.subscription.trial_will_end", object: after });
  }
  const upcoming = isDue("_upcomingAnnounced") ? previewIfAny(world, { subscription: after.id }) : null;
  if (upcoming) told.push({ type: "invoice.upcoming", object: upcoming });
  return told;
}

/** Documented: ending a trial immediately also causes a notice. A trial that ends on schedule keeps its `trial_end`. */
function endsTrialAtOnce(world: World, before: Subscription | undefined, after: Subscription): boolean {
  const isOver = before?.status === "trialing" && after.status !== "trialing";
  return isOver && after.trial_end !== before.trial_end && after.trial_end === world.now();
}
