import type { World } from "../../world";
import { appliedUpdate } from "./applied-update";
import { dunningPolicy, isExhausted } from "../payments/dunning";
import { subscriptionById } from "../lookup";
import type { Invoice, PaymentIntent, Subscription } from "../records";
import { subscriptionOf } from "../records";
import { followSubscription } from "../schedules/schedule-follow";
import { endSubscription } from "./subscription-end";

/** What a paid invoice changes: a first payment starts, an overdue one restores, a pending update takes effect. */
export function subscriptionPaid(world: World, invoice: Invoice): void {
  const subscription = billed(world, invoice);
  if (!subscription) return;
  saveDefaultPaymentMethod(world, subscription, invoice);
  if (subscription._pending?.invoice === invoice.id) applyPendingUpdate(world, subscription);
  else if (subscription.status === "incomplete" && invoice.billing_reason === "subscription_create") {
    world.change<Subscription>(subscription, { status: "active" });
  } else if (isOverdue(subscription) && subscription.latest_invoice === invoice.id) {
    world.change<Subscription>(subscription, { status: "active" });
  }
}

/** Documented: a subscription whose first payment is a debit on its way runs at once. */
export function subscriptionBegins(world: World, invoice: Invoice): void {
  const subscription = billed(world, invoice);
  if (subscription?.status === "incomplete" && invoice.billing_reason === "subscription_create")
    world.change<Subscription>(subscription, { status: "active" });
}

/**
 * An invoice that is given up counts for its subscription as one that is paid (documented for being resumed, observed for
 * an overdue one). An announced change still waits for its payment.
 */
export function subscriptionForgiven(world: World, invoice: Invoice): void {
  const subscription = billed(world, invoice);
  if (!subscription) return;
  const { _pending: pending, pending_update: announced } = subscription;
  if (pending?.invoice === invoice.id && !announced) applyPendingUpdate(world, subscription);
  else if (isOverdue(subscription) && subscription.latest_invoice === invoice.id)
    world.change<Subscription>(subscription, { status: "active" });
}

/** What a refused charge changes. A pending update and a first invoice leave the subscription as it is. */
export function subscriptionFailed(world: World, invoice: Invoice): void {
  const subscription = billed(world, invoice);
  if (!subscription || invoice._isPendingUpdate === true) return;
  if (subscription.status === "active" || subscription.status === "trialing") {
    world.change<Subscription>(subscription, { status: "past_due" });
  }
  if (isOverdue(subscription) && isExhausted(world, invoice)) giveUp(world, subscription);
}

/** An invoice that was sent is not paid when it is due. Nothing is collected by itself, so nothing is given up. */
export function subscriptionOverdue(world: World, invoice: Invoice): void {
  const subscription = billed(world, invoice);
  if (subscription?.status === "active") world.change<Subscription>(subscription, { status: "past_due" });
}

/** The dunning policy's last step. */
function giveUp(world: World, subscription: Subscription): void {
  const { afterwards } = dunningPolicy(world);
  if (afterwards === "unpaid") leaveUnpaid(world, subscription);
  if (afterwards === "cancel") endSubscription(world, subscription, { reason: "payment_failed" });
}

/** Documented: of what is unpaid nothing is tried any more, its other open invoices neither. */
function leaveUnpaid(world: World, subscription: Subscription): void {
  for (const invoice of world.all<Invoice>("invoice")) {
    if (invoice.status === "open" && subscriptionOf(invoice) === subscription.id)
      world.change<Invoice>(invoice, { next_payment_attempt: null });
  }
  world.change<Subscription>(subscription, { status: "unpaid" });
}

/** Puts the announced change in force. */
function applyPendingUpdate(world: World, subscription: Subscription): void {
  const changed = world.change<Subscription>(subscription, appliedUpdate(world, subscription));
  followSubscription(world, changed);
}

/** `save_default_payment_method: on_subscription` keeps what paid as the subscription's own default. */
function saveDefaultPaymentMethod(world: World, subscription: Subscription, invoice: Invoice): void {
  if (subscription.payment_settings.save_default_payment_method !== "on_subscription") return;
  const paid = world
    .all<PaymentIntent>("payment_intent")
    .findLast((intent) => intent._invoice === invoice.id);
  if (paid?.payment_method)
    world.change<Subscription>(subscription, { default_payment_method: paid.payment_method });
}

const isOverdue = ({ status }: Subscription) => status === "past_due" || status === "unpaid";

function billed(world: World, invoice: Invoice): Subscription | undefined {
  const id = subscriptionOf(invoice);
  return id === null ? undefined : subscriptionById(world, id);
}
