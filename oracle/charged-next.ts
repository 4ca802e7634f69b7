import type Stripe from "stripe";
import { pauseOf } from "./end-of";
import type { End } from "./end-of";
import type { Facts } from "./facts";

/**
 * The next charge by itself that is not a try of what is owed: a draft that waits for its hour, or a renewal. `at` is when
 * the draft is charged, or when the period ends and the renewal's invoice is made, an hour before it is charged. `sent`: an
 * invoice that the customer is sent. `unpayable`: it is made, and there is nothing to charge it to.
 */
export type Charge = {
  at: number;
  amount: number;
  from: "draft" | "renewal";
  how: "charged" | "sent" | "unpayable";
};

export function chargedNext(facts: Facts, ends: End | null): Charge | null {
  return draftOf(facts) ?? renewalOf(facts, ends);
}

/** A renewal's draft (2.2): what is unpaid, over, or paused with its drafts kept leaves it as it is. */
function draftOf({ subscription, invoices }: Facts): Charge | null {
  if (["canceled", "unpaid", "paused"].includes(subscription.status)) return null;
  const draft = invoices.find(({ status, auto_advance }) => status === "draft" && auto_advance);
  if (!draft || draft.amount_due === 0) return null;
  const isSent = draft.collection_method === "send_invoice";
  const at = draft.next_payment_attempt ?? draft.automatically_finalizes_at;
  return at === null
    ? null
    : { at, amount: draft.amount_due, from: "draft", how: isSent ? "sent" : "charged" };
}

const runs = ["active", "trialing", "past_due"];

/** Rule A with C and D: at the end of the period, unless it ends by then, or what is made then is not collected. */
function renewalOf(facts: Facts, ends: End | null): Charge | null {
  const { subscription, hasPaymentMethod } = facts;
  if (!runs.includes(subscription.status)) return null;
  const at = firstCollected(subscription);
  if (at === null || (ends !== null && ends.at <= at)) return null;
  const isAuto = subscription.collection_method === "charge_automatically";
  if (pauseOf(facts, ends) !== null) return null;
  const how = !isAuto ? "sent" : hasPaymentMethod ? "charged" : "unpayable";
  return { at, amount: amountAt(facts, at, ends), from: "renewal", how };
}

/** The first period's end whose invoice is collected: rule D gives up or keeps what is made while collection is paused. */
function firstCollected(subscription: Stripe.Subscription): number | null {
  const { pause_collection: pause } = subscription;
  const resumes = pause ? pause.resumes_at : 0;
  if (resumes === null) return null;
  let at = Math.min(...subscription.items.data.map((item) => item.current_period_end));
  while (at < resumes) at = aMonthAfter(at, subscription);
  return at;
}

/** What the period that begins then costs: its phase's items, up to the end (the last period is shortened, 2.2), and what waits. */
function amountAt({ subscription, schedule, pending }: Facts, at: number, ends: End | null): number {
  const phase = schedule?.phases.find(({ start_date, end_date }) => start_date <= at && at < end_date);
  const last = schedule?.end_behavior === "release" ? schedule.phases.at(-1) : undefined;
  const price = (id: string) => known.get(id) ?? fail(`The price ${id} is one of the table's.`);
  const known = new Map(
    subscription.items.data.map(({ price: { id, unit_amount } }) => [id, unit_amount ?? 0]),
  );
  for (const { id, unit_amount } of pricesOf(schedule)) known.set(id, unit_amount ?? 0);
  const planned = phase ?? (last && last.end_date <= at ? last : undefined);
  const items = planned
    ? planned.items.map((item) => ({ id: idOf(item.price), quantity: item.quantity ?? 1 }))
    : subscription.items.data.map((item) => ({ id: item.price.id, quantity: item.quantity ?? 1 }));
  const whole = items.reduce((total, { id, quantity }) => total + price(id) * quantity, 0);
  const next = aMonthAfter(at, subscription);
  const part = ends !== null && ends.at < next ? (ends.at - at) / (next - at) : 1;
  return Math.round(whole * part) + pending.reduce((total, amount) => total + amount, 0);
}

function pricesOf(schedule: Stripe.SubscriptionSchedule | null): Stripe.Price[] {
  const prices = (schedule?.phases ?? []).flatMap(({ items }) => items.map((item) => item.price));
  return prices.filter((one): one is Stripe.Price => typeof one === "object" && !one.deleted);
}

const idOf = (price: string | { id: string }) => (typeof price === "string" ? price : price.id);

/** Periods are reckoned from the anchor's day, in UTC; the rows are paid by the month. */
function aMonthAfter(seconds: number, { billing_cycle_anchor: anchor }: Stripe.Subscription): number {
  const date = new Date(seconds * 1000);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Math.min(new Date(anchor * 1000).getUTCDate(), lastDay);
  return Date.UTC(year, month, day) / 1000 + (seconds % 86_400);
}

function fail(why: string): never {
  throw new Error(why);
}
