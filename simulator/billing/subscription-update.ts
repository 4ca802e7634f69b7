import { invalidRequest } from "../wire/errors";
import type { World } from "../world";
import { holdBack } from "./held-invoice";
import { finalizeInvoice } from "./invoice-finalization";
import type { Collection } from "./invoice-collection";
import { collectInvoice } from "./invoice-collection";
import { voidInvoice } from "./invoice-void";
import { invoiceOf, subscriptionById } from "./lookup";
import { paymentMethodForInvoice } from "./payment-choice";
import { noPaymentMethod, paymentRefusal } from "./payment-refusal";
import type { Invoice, Subscription } from "./records";
import { followSubscription } from "./schedule-follow";
import type { DraftedUpdate } from "./subscription-draft";
import { draftUpdate } from "./subscription-draft";
import { nextPeriodEnd } from "./subscription-item";
import type { UpdateParams } from "./subscription-params";
import { behaviourOf } from "./test-cards";
import { checkPendingUpdateParams, refuseNotImitated } from "./subscription-params";

/** Updates a subscription: drafts the change, then lets its payment decide what comes of it. */
export function updateSubscription(world: World, before: Subscription, params: UpdateParams): Subscription {
  const updated = applyUpdate(world, before, params);
  const { items, discounts, default_tax_rates: rates } = params;
  const isChanged = items || discounts !== undefined || rates !== undefined;
  // What waits for its payment changes nothing yet.
  if (isChanged && !updated._pending) followSubscription(world, updated);
  return updated;
}

function applyUpdate(world: World, before: Subscription, params: UpdateParams): Subscription {
  refuseNotImitated(params);
  const behavior = params.payment_behavior ?? "allow_incomplete";
  if (behavior === "pending_if_incomplete") checkPendingUpdate(before, params);
  const subscription = params.items ? discardPendingUpdate(world, before) : before;
  const drafted = draftUpdate(world, subscription, params);
  if (!drafted.invoice) return world.change<Subscription>(subscription, drafted.fields);
  if (behavior === "pending_if_incomplete")
    return updatePending(world, subscription, drafted.fields, drafted.invoice, params);
  return updateAtOnce(world, subscription, drafted, params);
}

/** The change takes effect whatever becomes of its payment, unless the request is to fail with it. */
export function updateAtOnce(
  world: World,
  before: Subscription,
  { fields, invoice }: DraftedUpdate,
  params: UpdateParams,
) {
  const subscription = world.change<Subscription>(before, { ...fields, latest_invoice: invoice!.id });
  if (holdBack(world, invoice!, subscription.pause_collection?.behavior ?? null))
    return subscriptionById(world, before.id);
  const final = finalizeInvoice(world, invoice!);
  if (final.status === "open" && subscription.collection_method === "charge_automatically") {
    if (params.payment_behavior === "default_incomplete")
      world.change<Subscription>(subscription, { status: "past_due" });
    else collectOrRefuse(world, final, params);
  }
  return subscriptionById(world, before.id);
}

function collectOrRefuse(world: World, invoice: Invoice, params: UpdateParams): void {
  const outcome = attempt(world, invoice, params);
  const isUnderWay = outcome.status === "succeeded" || outcome.status === "processing";
  if (params.payment_behavior !== "error_if_incomplete" || isUnderWay) return;
  throw paymentRefusal(world, invoice, outcome, {
    actionCode: "subscription_payment_intent_requires_action",
    keepsChanges: false,
  });
}

export const pendingSeconds = 23 * 3600;

/**
 * The subscription stays as it is until the invoice is paid: at once, or within 23 hours, or never. It expires
 * earlier where the period or the trial ends earlier.
 */
function updatePending(
  world: World,
  subscription: Subscription,
  fields: Partial<Subscription>,
  invoice: Invoice,
  params: UpdateParams,
): Subscription {
  const marked = world.change(invoice, { _isPendingUpdate: true });
  const final = finalizeInvoice(world, marked);
  if (final.status !== "paid") refuseDebit(world, final);
  const outcome: Collection =
    final.status === "paid" ? { status: "succeeded" } : attempt(world, final, params);
  const latest_invoice = invoice.id;
  if (outcome.status === "succeeded")
    return world.change<Subscription>(subscription, { ...fields, latest_invoice });
  const expiresAt = Math.min(
    world.now() + pendingSeconds,
    subscription.status === "trialing" ? subscription.trial_end! : Infinity,
    nextPeriodEnd(subscription),
  );
  return world.change<Subscription>(subscription, {
    latest_invoice,
    pending_update: {
      billing_cycle_anchor:
        params.billing_cycle_anchor?.type === "now" ? (fields.billing_cycle_anchor ?? null) : null,
      cancel_at_period_end: null,
      discount: null,
      discounts: null,
      expires_at: expiresAt,
      metadata: null,
      subscription_items: fields.items?.data ?? null,
      trial_end: fields.trial_end ?? null,
      trial_from_plan: null,
    },
    _pending: { invoice: invoice.id, fields, expiresAt },
  });
}

export function attempt(world: World, invoice: Invoice, params: UpdateParams): Collection {
  if (!paymentMethodForInvoice(world, invoice)) throw noPaymentMethod();
  return collectInvoice(world, invoice, { offSession: params.off_session ?? false });
}

/** Documented: a change does not wait for a bank debit. The text is from memory, unverified. */
function refuseDebit(world: World, invoice: Invoice): void {
  const method = paymentMethodForInvoice(world, invoice);
  if (!method || behaviourOf(method).settlesAfter === undefined) return;
  throw invalidRequest(
    `The payment method type \`${String(method.type)}\` cannot be used with \`payment_behavior=pending_if_incomplete\`.`,
    { param: "payment_behavior" },
  );
}

function checkPendingUpdate(subscription: Subscription, params: UpdateParams): void {
  checkPendingUpdateParams(params);
  if (subscription.collection_method === "charge_automatically") return;
  throw invalidRequest(
    "`payment_behavior=pending_if_incomplete` requires `collection_method=charge_automatically`.",
    {
      param: "payment_behavior",
    },
  );
}

/** A newer change of items takes a waiting one's place. That Stripe does so by itself is unverified. */
function discardPendingUpdate(world: World, subscription: Subscription): Subscription {
  if (!subscription._pending) return subscription;
  const invoice = invoiceOf(world, subscription._pending.invoice);
  if (invoice.status === "open") voidInvoice(world, invoice);
  return subscriptionById(world, subscription.id);
}
