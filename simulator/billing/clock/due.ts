import type { Stored, World } from "../../world";
import { markDelinquent } from "../customers/delinquency";
import { discountEnds } from "../discounts/discount-end";
import { collectInvoice, finalizeAndCollect } from "../invoices/invoice-collection";
import { finalizeInvoice } from "../invoices/invoice-finalization";
import { voidInvoice } from "../invoices/invoice-void";
import { customerOf, invoiceOf } from "../lookup";
import { settleDebit } from "../payments/payment";
import { paymentMethodFor } from "../payments/payment-choice";
import { settleRefund } from "../payments/refund";
import type { Refund } from "../payments/refund-records";
import type { Invoice, PaymentIntent, Subscription } from "../records";
import type { Schedule } from "../schedules/schedule-records";
import { scheduleStarts } from "../schedules/schedule-start";
import { leavePhase } from "../schedules/schedule-transition";
import { renewSubscription } from "../subscriptions/renewal";
import { cancelOnSchedule } from "../subscriptions/subscription-cancel";
import { endSubscription } from "../subscriptions/subscription-end";
import { nextPeriodEnd } from "../subscriptions/subscription-item";
import { pausedFields } from "../subscriptions/subscription-pause";
import type { DueAction } from "./due-record";
import {
  overdueNotices,
  sessionExpiries,
  taxIdChecks,
  trialEndNotices,
  upcomingInvoiceNotices,
} from "./notices";

type Kind = { type: string; actionsOf: (object: never) => DueAction[] };

/**
 * Everything that can fall due, by type of object. If several actions are due at the same moment, they run in the order
 * of this list: a pending update's expiry comes before the renewal, a phase change before the renewal that bills it,
 * and a cancellation before the renewal that it prevents.
 */
const kinds: readonly Kind[] = [
  { type: "subscription", actionsOf: expiries },
  { type: "subscription_schedule", actionsOf: scheduleStarts },
  { type: "subscription_schedule", actionsOf: phaseChanges },
  { type: "discount", actionsOf: discountEnds },
  { type: "subscription", actionsOf: cancellations },
  { type: "subscription", actionsOf: renewals },
  { type: "invoice", actionsOf: finalizations },
  { type: "invoice", actionsOf: retries },
  { type: "payment_intent", actionsOf: debits },
  { type: "refund", actionsOf: refundAnswers },
  { type: "subscription", actionsOf: trialEndNotices },
  { type: "subscription", actionsOf: upcomingInvoiceNotices },
  { type: "invoice", actionsOf: overdueNotices },
  { type: "tax_id", actionsOf: taxIdChecks },
  { type: "checkout.session", actionsOf: sessionExpiries },
];

/**
 * The pending actions of an object, each with its rank among those due at the same moment. Depends only on the object.
 */
export function dueActionsOf(object: Stored): (DueAction & { rank: number })[] {
  return kinds.flatMap(({ type, actionsOf: dues }, rank) =>
    object.object === type ? dues(object as never).map((due) => ({ ...due, rank })) : [],
  );
}

const incompleteExpirySeconds = 23 * 3600;

function expiries(subscription: Subscription): DueAction[] {
  const due: DueAction[] = [];
  if (subscription.status === "incomplete") {
    due.push({
      at: subscription.created + incompleteExpirySeconds,
      run: (world) => expire(world, subscription),
    });
  }
  const { _pending: pending } = subscription;
  if (pending) {
    due.push({
      at: pending.expiresAt,
      run: (world) => voidInvoice(world, invoiceOf(world, pending.invoice)),
    });
  }
  const resumesAt = subscription.pause_collection?.resumes_at;
  if (resumesAt && isRunning(subscription)) {
    due.push({
      at: resumesAt,
      run: (world) => world.change<Subscription>(subscription, { pause_collection: null }),
    });
  }
  return due;
}

/** Voids the first invoice of an incomplete subscription, which makes the subscription expire. */
function expire(world: World, subscription: Subscription): void {
  const first = subscription.latest_invoice && invoiceOf(world, subscription.latest_invoice);
  if (first && first.status === "open") voidInvoice(world, first);
  else endSubscription(world, subscription, { reason: "payment_failed", status: "incomplete_expired" });
}

function phaseChanges(schedule: Schedule): DueAction[] {
  if (schedule.status !== "active" || !schedule.current_phase) return [];
  return [{ at: schedule.current_phase.end_date, run: (world) => leavePhase(world, schedule) }];
}

const isRunning = ({ status }: Subscription) => ["active", "past_due", "trialing", "unpaid"].includes(status);

function cancellations(subscription: Subscription): DueAction[] {
  if (subscription.cancel_at === null || !isRunning(subscription)) return [];
  return [{ at: subscription.cancel_at, run: (world) => cancelOnSchedule(world, subscription) }];
}

function renewals(subscription: Subscription): DueAction[] {
  if (!isRunning(subscription)) return [];
  return [{ at: nextPeriodEnd(subscription), run: (world) => endPeriod(world, subscription) }];
}

/**
 * If a trial ends without a payment method, `trial_settings` decides whether the subscription is billed, paused or
 * canceled.
 */
function endPeriod(world: World, subscription: Subscription): void {
  const behavior = subscription.trial_settings.end_behavior.missing_payment_method;
  const isTrialOver =
    subscription.status === "trialing" && subscription.collection_method === "charge_automatically";
  if (isTrialOver && behavior !== "create_invoice") {
    const customer = customerOf(world, subscription.customer);
    if (!paymentMethodFor(world, customer, subscription)) {
      if (behavior === "pause")
        world.change<Subscription>(subscription, pausedFields(world, "trial_end_without_payment_method"));
      else endSubscription(world, subscription, { reason: "cancellation_requested" });
      return;
    }
  }
  renewSubscription(world, subscription);
}

function finalizations(invoice: Invoice): DueAction[] {
  const at = invoice.automatically_finalizes_at;
  if (invoice.status !== "draft" || at === null) return [];
  return [{ at, run: (world) => finalize(world, invoice) }];
}

/** Finalizes a draft. If its customer has been deleted, it stays a draft. */
function finalize(world: World, draft: Invoice): void {
  if (customerOf(world, draft.customer).deleted) {
    world.change<Invoice>(draft, { auto_advance: false, automatically_finalizes_at: null });
  } else if (draft.auto_advance) noteFailure(world, finalizeAndCollect(world, draft, true));
  else finalizeInvoice(world, draft);
}

/** Marks the customer delinquent if an automatic payment failed. A sent invoice has no automatic payment. */
function noteFailure(world: World, { id }: Invoice): void {
  const invoice = invoiceOf(world, id);
  const isFailed = invoice.status === "open" && invoice.collection_method === "charge_automatically";
  if (isFailed) markDelinquent(world, invoice, true);
}

function retries(invoice: Invoice): DueAction[] {
  if (invoice.status !== "open" || invoice.next_payment_attempt === null) return [];
  return [
    {
      at: invoice.next_payment_attempt,
      run: (world) => {
        collectInvoice(world, invoice, { offSession: true });
        noteFailure(world, invoice);
      },
    },
  ];
}

function debits(intent: PaymentIntent): DueAction[] {
  const { _settlesAt: at } = intent;
  if (intent.status !== "processing" || at === null || at === undefined) return [];
  return [{ at, run: (world) => settleDebit(world, intent) }];
}

function refundAnswers(refund: Refund): DueAction[] {
  if (refund._settlesAt === null) return [];
  return [{ at: refund._settlesAt, run: (world) => settleRefund(world, refund) }];
}
