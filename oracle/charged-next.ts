import type Stripe from "stripe";
import { type End, pauseOf } from "./end-of";
import type { StripeSnapshot } from "./snapshot";

/**
 * The next automatic charge that isn't a retry: a draft in its first hour, or a renewal. `at` is when the draft is
 * charged. For a renewal, `at` is the end of the period, when the invoice is created; the charge follows an hour later.
 * `sent`: the invoice is sent to the customer. `unpayable`: the invoice is created, but there is nothing to charge.
 */
export type Charge = {
  at: number;
  amount: number;
  from: "draft" | "renewal";
  how: "charged" | "sent" | "unpayable";
};

export function chargedNext(snapshot: StripeSnapshot, ends: End | null): Charge | null {
  return draftOf(snapshot) ?? renewalOf(snapshot, ends);
}

/**
 * A renewal's draft. It isn't charged if the subscription is unpaid, ended or paused, or if paused collection
 * keeps drafts.
 */
function draftOf({ subscription, invoices }: StripeSnapshot): Charge | null {
  if (["canceled", "unpaid", "paused"].includes(subscription.status)) return null;
  const draft = invoices.find(({ status, auto_advance }) => status === "draft" && auto_advance);
  if (!draft || draft.amount_due === 0) return null;
  const isSent = draft.collection_method === "send_invoice";
  const at = draft.next_payment_attempt ?? draft.automatically_finalizes_at;
  return at === null
    ? null
    : { at, amount: draft.amount_due, from: "draft", how: isSent ? "sent" : "charged" };
}

const runningStatuses = ["active", "trialing", "past_due"];

/**
 * The renewal at the end of the period, unless the subscription ends by then or the invoice won't be collected (rule A
 * with C and D).
 */
function renewalOf(snapshot: StripeSnapshot, ends: End | null): Charge | null {
  const { subscription, hasPaymentMethod } = snapshot;
  if (!runningStatuses.includes(subscription.status)) return null;
  const at = firstCollected(subscription);
  if (at === null || (ends !== null && ends.at <= at)) return null;
  const isAuto = subscription.collection_method === "charge_automatically";
  if (pauseOf(snapshot, ends) !== null) return null;
  const how = !isAuto ? "sent" : hasPaymentMethod ? "charged" : "unpayable";
  return { at, amount: amountAt(snapshot, at, ends), from: "renewal", how };
}

/**
 * The first period end whose invoice is collected. By rule D, invoices created while collection is paused are given up
 * or stay drafts.
 */
function firstCollected(subscription: Stripe.Subscription): number | null {
  const { pause_collection: pause } = subscription;
  const resumes = pause ? pause.resumes_at : 0;
  if (resumes === null) return null;
  let at = Math.min(...subscription.items.data.map((item) => item.current_period_end));
  while (at < resumes) at = oneMonthAfter(at, subscription);
  return at;
}

/**
 * The cost of the period that starts at `at`: the items of its phase, plus pending invoice items. The last period costs
 * less if the subscription ends within it.
 */
function amountAt({ subscription, schedule, pending }: StripeSnapshot, at: number, ends: End | null): number {
  const phase = schedule?.phases.find(({ start_date, end_date }) => start_date <= at && at < end_date);
  const last = schedule?.end_behavior === "release" ? schedule.phases.at(-1) : undefined;
  const price = (id: string) => known.get(id) ?? fail(`The price ${id} is missing from the table.`);
  const known = new Map(
    subscription.items.data.map(({ price: { id, unit_amount } }) => [id, unit_amount ?? 0]),
  );
  for (const { id, unit_amount } of pricesOf(schedule)) known.set(id, unit_amount ?? 0);
  const planned = phase ?? (last && last.end_date <= at ? last : undefined);
  const items = planned
    ? planned.items.map((item) => ({ id: idOf(item.price), quantity: item.quantity ?? 1 }))
    : subscription.items.data.map((item) => ({ id: item.price.id, quantity: item.quantity ?? 1 }));
  const whole = items.reduce((total, { id, quantity }) => total + price(id) * quantity, 0);
  const next = oneMonthAfter(at, subscription);
  const part = ends !== null && ends.at < next ? (ends.at - at) / (next - at) : 1;
  return Math.round(whole * part) + pending.reduce((total, amount) => total + amount, 0);
}

function pricesOf(schedule: Stripe.SubscriptionSchedule | null): Stripe.Price[] {
  const prices = (schedule?.phases ?? []).flatMap(({ items }) => items.map((item) => item.price));
  return prices.filter((one): one is Stripe.Price => typeof one === "object" && !one.deleted);
}

const idOf = (price: string | { id: string }) => (typeof price === "string" ? price : price.id);

/** A month later in UTC, on the same day of the month as the billing anchor. All rows are billed monthly. */
function oneMonthAfter(seconds: number, { billing_cycle_anchor: anchor }: Stripe.Subscription): number {
  const date = new Date(seconds * 1000);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Math.min(new Date(anchor * 1000).getUTCDate(), lastDay);
  return Date.UTC(year, month, day) / 1000 + (seconds % 86_400);
}

function fail(why: string): never {
  throw new Error(why);
}
