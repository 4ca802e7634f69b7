import type { World } from "../../world";
import { withdrawInvoice } from "../invoices/invoice-withdrawal";
import { type Invoice, type Subscription, subscriptionOf } from "../records";

type EndReason = { reason: string; status?: "canceled" | "incomplete_expired" };

/**
 * Ends a subscription for good. Its unpaid invoices stay as they are, but are no longer collected. The
 * invoice of a pending update is voided, because it must not be charged anymore (unverified). A schedule that
 * managed the subscription is canceled.
 */
export function endSubscription(world: World, subscription: Subscription, ending: EndReason): Subscription {
  const now = world.now();
  for (const invoice of world.all<Invoice>("invoice")) {
    const isOpen = invoice.status === "open" || invoice.status === "draft";
    if (isOpen && subscriptionOf(invoice) === subscription.id) {
      world.change<Invoice>(invoice, {
        auto_advance: false,
        next_payment_attempt: null,
        automatically_finalizes_at: null,
      });
    }
  }
  const waiting = subscription._pending && world.find<Invoice>("invoice", subscription._pending.invoice);
  if (waiting?.status === "open") withdrawInvoice(world, waiting);
  const schedule = subscription.schedule && world.find("subscription_schedule", subscription.schedule);
  if (schedule && schedule.status === "active") {
    world.change(schedule, { status: "canceled", canceled_at: now, current_phase: null });
  }
  const current = world.find<Subscription>("subscription", subscription.id) ?? subscription;
  return world.change<Subscription>(current, {
    cancellation_details: {
      ...current.cancellation_details,
      reason: current.cancellation_details.reason ?? ending.reason,
    },
    canceled_at: current.canceled_at ?? now,
    ended_at: now,
    pending_update: null,
    _pending: null,
    status: ending.status ?? "canceled",
  });
}
