import { invalidRequest } from "../../wire/errors";
import type { World } from "../../world";
import { periodContaining } from "../clock/periods";
import { finalizeInvoice } from "../invoices/invoice-finalization";
import { priceOf, subscriptionById } from "../lookup";
import { debitItems, debitOf } from "../prorations/proration-items";
import type { Invoice, Subscription, SubscriptionItem } from "../records";
import { pendingSeconds } from "./pending-update";
import { draftChangeInvoice, type DraftedUpdate, draftUpdate, prorationDate } from "./subscription-draft";
import { itemsFields, servedUntil } from "./subscription-item";
import type { ProrationBehavior } from "./subscription-params";
import { attemptPayment, updateAtOnce } from "./subscription-update";

export type ResumeTiming = {
  billing_cycle_anchor?: { type: string };
  proration_behavior?: ProrationBehavior;
  proration_date?: number;
};

export type ResumeParams = ResumeTiming & {
  payment_behavior?: "resume_on_payment_attempt" | "resume_on_payment_success";
};

const newCycle = { billing_cycle_anchor: { type: "now" }, proration_behavior: "none" } as const;

/**
 * Resumes a subscription that was paused by request or at the end of its trial. A new cycle starts now and is
 * charged. If the anchor is unchanged, the rest of the current period is prorated instead. The text of the
 * refusal is unverified.
 */
export function resumeSubscription(
  world: World,
  subscription: Subscription,
  params: ResumeParams,
): Subscription {
  refuseUnresumable(subscription);
  if (params.payment_behavior === "resume_on_payment_success")
    return resumeWhenPaid(world, subscription, params);
  const drafted = draftResume(world, subscription, params);
  const running = subscriptionById(world, subscription.id);
  if (!drafted.invoice) return world.change<Subscription>(running, drafted.fields);
  return updateAtOnce(world, running, drafted, { payment_behavior: "allow_incomplete" });
}

/**
 * The fields of the resumed subscription and the invoice that is due immediately. Used for both the preview and the
 * resumption.
 */
export function draftResume(world: World, subscription: Subscription, timing: ResumeTiming): DraftedUpdate {
  refuseUnresumable(subscription);
  const isUnmoved = timing.billing_cycle_anchor?.type === "unchanged";
  const running = resumedFields(world, subscription, isUnmoved);
  const active = world.change<Subscription>(subscription, running);
  const { fields, invoice } = isUnmoved
    ? draftRemainder(world, active, timing)
    : draftUpdate(world, active, newCycle);
  return { fields: { ...running, ...fields }, invoice };
}

/** Charges the rest of the current period on the next invoice, immediately, or not at all, as requested. */
function draftRemainder(world: World, subscription: Subscription, timing: ResumeTiming): DraftedUpdate {
  const { proration_behavior: behavior = "create_prorations", proration_date: date } = timing;
  if (behavior === "none") return { fields: {}, invoice: null };
  const at = prorationDate(world, subscription, date);
  const items = subscription.items.data.map((item) => chargeRemainder(world, subscription, item, at));
  const fields = itemsFields(subscription.id, items);
  const isCharged = items.some((item, i) => item !== subscription.items.data[i]);
  const since = Math.min(...items.map((item) => item.current_period_start));
  const invoice: Invoice | null =
    isCharged && behavior === "always_invoice"
      ? draftChangeInvoice(world, { ...subscription, ...fields }, [], { since })
      : null;
  return { fields, invoice };
}

/** Charges the item for the remaining time, unless that time was paid before the pause and not credited. */
function chargeRemainder(
  world: World,
  subscription: Subscription,
  item: SubscriptionItem,
  at: number,
): SubscriptionItem {
  if (item._debits.length > 0) return item;
  const rest = { start: at, end: servedUntil(item, subscription.cancel_at) };
  const { items, discounts } = subscription;
  const debits = debitItems(world, subscription, item, items.data, discounts, rest);
  for (const debit of debits) world.put(debit);
  return debits.length === 0 ? item : { ...item, _debits: debits.map((debit) => debitOf(debit, item)) };
}

/**
 * Keeps the subscription paused until its invoice is paid, as the comments in Stripe's package say. An unpaid invoice
 * is voided after 23 hours, and the subscription stays paused.
 */
function resumeWhenPaid(world: World, subscription: Subscription, timing: ResumeTiming): Subscription {
  const { fields, invoice } = draftResume(world, subscription, timing);
  const { status, status_details, items } = subscription;
  const paused = world.change<Subscription>(subscription, { status, status_details, items });
  if (!invoice) return world.change<Subscription>(paused, fields);
  const final = finalizeInvoice(world, world.change(invoice, { _isPendingUpdate: true }));
  const isPaid = final.status === "paid" || attemptPayment(world, final, {}).status === "succeeded";
  const latest_invoice = invoice.id;
  if (isPaid) return world.change<Subscription>(paused, { ...fields, latest_invoice });
  const expiresAt = world.now() + pendingSeconds;
  return world.change<Subscription>(paused, {
    latest_invoice,
    _pending: { invoice: invoice.id, fields, expiresAt },
  });
}

function refuseUnresumable({ status, collection_method: method }: Subscription): void {
  if (status !== "paused") throw invalidRequest("You can only resume a subscription if it is `paused`.");
  if (method !== "charge_automatically") {
    throw invalidRequest("Only subscriptions with `collection_method=charge_automatically` can be resumed.");
  }
}

/**
 * Moves each item to the period that contains the current time. A payment for that period still counts, unless a new
 * cycle starts.
 */
function resumedFields(world: World, subscription: Subscription, isUnmoved: boolean): Partial<Subscription> {
  const items = subscription.items.data.map((item) => {
    const period = periodContaining(
      subscription.billing_cycle_anchor,
      priceOf(world, item.price).recurring!,
      world.now(),
    );
    return {
      ...item,
      current_period_start: period.start,
      current_period_end: period.end,
      _debits: isUnmoved && item.current_period_start === period.start ? item._debits : [],
      _usageFrom: world.now(),
    };
  });
  return { ...itemsFields(subscription.id, items), status: "active", status_details: undefined };
}
