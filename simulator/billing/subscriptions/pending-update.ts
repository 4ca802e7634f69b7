import { mergeMetadata } from "../../schema/metadata";
import { invalidRequest } from "../../wire/errors";
import type { World } from "../../world";
import { voidInvoice } from "../invoices/invoice-void";
import { invoiceOf, subscriptionById } from "../lookup";
import { paymentMethodForInvoice } from "../payments/payment-choice";
import { behaviorOf } from "../payments/test-cards";
import type { Invoice, Subscription } from "../records";
import { nextPeriodEnd } from "./subscription-item";
import { checkPendingUpdateParams, type UpdateParams } from "./subscription-params";

export const pendingSeconds = 23 * 3600;

type Drafted = { fields: Partial<Subscription>; invoice: Invoice };

/**
 * The fields of a subscription whose update waits for its payment: for at most 23 hours, and not beyond the
 * end of the trial or period. The update's fields are stored, and `pending_update` shows them.
 */
export function pendingUpdateFields(
  world: World,
  subscription: Subscription,
  { fields, invoice }: Drafted,
  params: UpdateParams,
): Partial<Subscription> {
  const expiresAt = Math.min(
    world.now() + pendingSeconds,
    subscription.status === "trialing" ? subscription.trial_end! : Infinity,
    nextPeriodEnd(subscription),
  );
  const { billing_cycle_anchor: anchor, cancel_at_period_end: ends, metadata } = params;
  return {
    pending_update: {
      billing_cycle_anchor: anchor?.type === "now" ? (fields.billing_cycle_anchor ?? null) : null,
      cancel_at_period_end: ends ?? null,
      discount: null,
      discounts: fields.discounts ?? null,
      expires_at: expiresAt,
      metadata: metadata === undefined ? null : mergeMetadata({}, metadata),
      subscription_items: fields.items?.data ?? null,
      trial_end: fields.trial_end ?? null,
      trial_from_plan: null,
    },
    _pending: {
      invoice: invoice.id,
      fields,
      expiresAt,
      sent: {
        ...(ends !== undefined && { cancel_at_period_end: ends }),
        ...(metadata !== undefined && { metadata }),
      },
    },
  };
}

/** Documented: a request that contradicts a pending cancellation makes the whole update expire. */
export function contradictsPendingUpdate(
  { pending_update: update }: Subscription,
  params: UpdateParams,
): boolean {
  const waits = update?.cancel_at_period_end ?? null;
  const { cancel_at_period_end: asked } = params;
  return waits !== null && asked !== undefined && asked !== waits;
}

/** Documented: an update can't wait for a bank debit. The error's text is from memory and unverified. */
export function refuseDebit(world: World, invoice: Invoice): void {
  const method = paymentMethodForInvoice(world, invoice);
  if (!method || behaviorOf(method).settlesAfterSeconds === undefined) return;
  throw invalidRequest(
    `The payment method type \`${String(method.type)}\` cannot be used with \`payment_behavior=pending_if_incomplete\`.`,
    { param: "payment_behavior" },
  );
}

export function checkPendingUpdate(subscription: Subscription, params: UpdateParams): void {
  checkPendingUpdateParams(params);
  if (subscription.collection_method === "charge_automatically") return;
  throw invalidRequest(
    "`payment_behavior=pending_if_incomplete` requires `collection_method=charge_automatically`.",
    {
      param: "payment_behavior",
    },
  );
}

/** A new change of items replaces a pending change. Unverified: Stripe does this automatically. */
export function discardPendingUpdate(world: World, subscription: Subscription): Subscription {
  if (!subscription._pending) return subscription;
  const invoice = invoiceOf(world, subscription._pending.invoice);
  if (invoice.status === "open") voidInvoice(world, invoice);
  return subscriptionById(world, subscription.id);
}
