import type { World } from "../../world";
import { subscriptionById } from "../lookup";
import { dunningPolicy, hasExhaustedRetries } from "../payments/dunning";
import { type Invoice, type PaymentIntent, type Subscription, subscriptionOf } from "../records";
import { splitCurrentPhase } from "../schedules/phase-split";
import { appliedUpdateFields } from "./applied-update";
import { endSubscription } from "./subscription-end";

/**
 * Handles a paid invoice: a first payment activates the subscription, the payment of an overdue invoice reactivates it,
 * and a pending update takes effect.
 */
export function onInvoicePaid(world: World, invoice: Invoice): void {
  const subscription = billedSubscription(world, invoice);
  if (!subscription) return;
  saveDefaultPaymentMethod(world, subscription, invoice);
  if (subscription._pending?.invoice === invoice.id) applyPendingUpdate(world, subscription);
  else if (subscription.status === "incomplete" && invoice.billing_reason === "subscription_create") {
    world.change<Subscription>(subscription, { status: "active" });
  } else if (isOverdue(subscription) && subscription.latest_invoice === invoice.id) {
    world.change<Subscription>(subscription, { status: "active" });
  }
}

/** Documented: a subscription is active while the debit of its first payment is processing. */
export function onPaymentProcessing(world: World, invoice: Invoice): void {
  const subscription = billedSubscription(world, invoice);
  if (subscription?.status === "incomplete" && invoice.billing_reason === "subscription_create")
    world.change<Subscription>(subscription, { status: "active" });
}

/**
 * Handles an uncollectible invoice. To the subscription, the invoice counts as paid (documented for a resumption,
 * observed for an overdue subscription). A pending update still waits for its payment.
 */
export function onInvoiceUncollectible(world: World, invoice: Invoice): void {
  const subscription = billedSubscription(world, invoice);
  if (!subscription) return;
  const { _pending: pending, pending_update: announced } = subscription;
  if (pending?.invoice === invoice.id && !announced) applyPendingUpdate(world, subscription);
  else if (isOverdue(subscription) && subscription.latest_invoice === invoice.id)
    world.change<Subscription>(subscription, { status: "active" });
}

/** Handles a declined charge. For a pending update or a first invoice, the subscription stays as it is. */
export function onPaymentFailed(world: World, invoice: Invoice): void {
  const subscription = billedSubscription(world, invoice);
  if (!subscription || invoice._isPendingUpdate === true) return;
  if (subscription.status === "active" || subscription.status === "trialing") {
    world.change<Subscription>(subscription, { status: "past_due" });
  }
  if (isOverdue(subscription) && hasExhaustedRetries(world, invoice))
    applyLastDunningStep(world, subscription);
}

/** Handles a sent invoice that is overdue. It isn't charged automatically, so the dunning policy doesn't apply. */
export function onInvoiceOverdue(world: World, invoice: Invoice): void {
  const subscription = billedSubscription(world, invoice);
  if (subscription?.status === "active") world.change<Subscription>(subscription, { status: "past_due" });
}

/** Applies the last step of the dunning policy. */
function applyLastDunningStep(world: World, subscription: Subscription): void {
  const { afterwards } = dunningPolicy(world);
  if (afterwards === "unpaid") markUnpaid(world, subscription);
  if (afterwards === "cancel") endSubscription(world, subscription, { reason: "payment_failed" });
}

/** Documented: Stripe doesn't retry an unpaid subscription's open invoices. */
function markUnpaid(world: World, subscription: Subscription): void {
  for (const invoice of world.all<Invoice>("invoice")) {
    if (invoice.status === "open" && subscriptionOf(invoice) === subscription.id)
      world.change<Invoice>(invoice, { next_payment_attempt: null });
  }
  world.change<Subscription>(subscription, { status: "unpaid" });
}

/** Puts the pending update into effect. */
function applyPendingUpdate(world: World, subscription: Subscription): void {
  const changed = world.change<Subscription>(subscription, appliedUpdateFields(world, subscription));
  splitCurrentPhase(world, changed);
}

/**
 * `save_default_payment_method: on_subscription` stores the payment method that paid as the subscription's
 * own default.
 */
function saveDefaultPaymentMethod(world: World, subscription: Subscription, invoice: Invoice): void {
  if (subscription.payment_settings.save_default_payment_method !== "on_subscription") return;
  const paid = world
    .all<PaymentIntent>("payment_intent")
    .findLast((intent) => intent._invoice === invoice.id);
  if (paid?.payment_method)
    world.change<Subscription>(subscription, { default_payment_method: paid.payment_method });
}

const isOverdue = ({ status }: Subscription) => status === "past_due" || status === "unpaid";

function billedSubscription(world: World, invoice: Invoice): Subscription | undefined {
  const id = subscriptionOf(invoice);
  return id === null ? undefined : subscriptionById(world, id);
}
