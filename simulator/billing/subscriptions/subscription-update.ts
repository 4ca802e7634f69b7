import type { World } from "../../world";
import { collectInvoice, type CollectionResult } from "../invoices/invoice-collection";
import { finalizeInvoice } from "../invoices/invoice-finalization";
import { applyPausedCollection } from "../invoices/paused-collection";
import { subscriptionById } from "../lookup";
import { paymentMethodForInvoice } from "../payments/payment-choice";
import { noPaymentMethod, paymentRefusal } from "../payments/payment-refusal";
import type { Invoice, Subscription } from "../records";
import { splitCurrentPhase } from "../schedules/phase-split";
import {
  checkPendingUpdate,
  contradictsPendingUpdate,
  discardPendingUpdate,
  pendingUpdateFields,
  refuseDebit,
} from "./pending-update";
import { type DraftedUpdate, draftUpdate } from "./subscription-draft";
import { refuseUnsupported, type UpdateParams } from "./subscription-params";

/** Updates a subscription: drafts the change, then lets its payment decide the result. */
export function updateSubscription(world: World, before: Subscription, params: UpdateParams): Subscription {
  const updated = applyUpdate(world, before, params);
  const { items, discounts, default_tax_rates: rates } = params;
  const isChanged = items || discounts !== undefined || rates !== undefined;
  // An update that waits for its payment hasn't changed anything yet.
  if (isChanged && !updated._pending) splitCurrentPhase(world, updated);
  return updated;
}

function applyUpdate(world: World, before: Subscription, params: UpdateParams): Subscription {
  refuseUnsupported(params);
  const behavior = params.payment_behavior ?? "allow_incomplete";
  if (behavior === "pending_if_incomplete") checkPendingUpdate(before, params);
  const isNew = params.items !== undefined || contradictsPendingUpdate(before, params);
  const subscription = isNew ? discardPendingUpdate(world, before) : before;
  const drafted = draftUpdate(world, subscription, params);
  if (!drafted.invoice) return world.change<Subscription>(subscription, drafted.fields);
  if (behavior === "pending_if_incomplete") return updatePending(world, subscription, drafted, params);
  return updateAtOnce(world, subscription, drafted, params);
}

/** Applies the change even if its payment fails, unless the request is to fail in that case. */
export function updateAtOnce(
  world: World,
  before: Subscription,
  { fields, invoice }: DraftedUpdate,
  params: UpdateParams,
) {
  const subscription = world.change<Subscription>(before, { ...fields, latest_invoice: invoice!.id });
  if (applyPausedCollection(world, invoice!, subscription.pause_collection?.behavior ?? null))
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
  const outcome = attemptPayment(world, invoice, params);
  const isUnderWay = outcome.status === "succeeded" || outcome.status === "processing";
  if (params.payment_behavior !== "error_if_incomplete" || isUnderWay) return;
  throw paymentRefusal(world, invoice, outcome, {
    actionCode: "subscription_payment_intent_requires_action",
    keepsChanges: false,
  });
}

/** Leaves the subscription unchanged until the invoice is paid, which may happen immediately, later or never. */
function updatePending(
  world: World,
  subscription: Subscription,
  { fields, invoice }: DraftedUpdate,
  params: UpdateParams,
): Subscription {
  const final = finalizeInvoice(world, world.change(invoice!, { _isPendingUpdate: true }));
  if (final.status !== "paid") refuseDebit(world, final);
  const outcome: CollectionResult =
    final.status === "paid" ? { status: "succeeded" } : attemptPayment(world, final, params);
  const latest_invoice = final.id;
  const then =
    outcome.status === "succeeded"
      ? fields
      : pendingUpdateFields(world, subscription, { fields, invoice: final }, params);
  return world.change<Subscription>(subscription, { ...then, latest_invoice });
}

export function attemptPayment(world: World, invoice: Invoice, params: UpdateParams): CollectionResult {
  if (!paymentMethodForInvoice(world, invoice)) throw noPaymentMethod();
  return collectInvoice(world, invoice, { offSession: params.off_session ?? false });
}
