import type { World } from "../../world";
import { markDelinquent } from "../customers/delinquency";
import { type Invoice, type Subscription, subscriptionOf } from "../records";
import { endSubscription } from "../subscriptions/subscription-end";
import { onInvoiceUncollectible } from "../subscriptions/subscription-outcome";
import { withdrawInvoice } from "./invoice-withdrawal";

/**
 * Voids an open invoice. If it is the first invoice of an incomplete subscription, the subscription expires;
 * if it is for a pending update, the update is dropped.
 */
export function voidInvoice(world: World, invoice: Invoice): Invoice {
  const voided = withdrawInvoice(world, invoice);
  const subscription = world.find<Subscription>("subscription", subscriptionOf(invoice) ?? "");
  if (subscription?._pending?.invoice === invoice.id) {
    world.change<Subscription>(subscription, { pending_update: null, _pending: null });
  } else if (subscription?.status === "incomplete" && invoice.billing_reason === "subscription_create") {
    endSubscription(world, subscription, { reason: "payment_failed", status: "incomplete_expired" });
  }
  return voided;
}

/** The reasons from Stripe's list that the simulator uses. */
export type UncollectibleReason = "subscription_paused" | "user_forgiven";

/** Marks an invoice uncollectible. It can still be paid or voided. */
export function markUncollectible(world: World, invoice: Invoice, reason: UncollectibleReason): Invoice {
  const marked = world.change<Invoice>(invoice, {
    auto_advance: false,
    next_payment_attempt: null,
    status: "uncollectible",
    status_details: { uncollectible: { reason } },
    status_transitions: { ...invoice.status_transitions, marked_uncollectible_at: world.now() },
  });
  if (reason === "user_forgiven") markDelinquent(world, marked, false);
  onInvoiceUncollectible(world, marked);
  return marked;
}
