import type Stripe from "stripe";
import type { Combination } from "../columns";
import { askingBank, storyByCard } from "./by-card";
import { storyByInvoice } from "./by-invoice";
import { scheduleNext } from "./schedule-next";
import { type Catalogue, secondsAt, Storyteller } from "./storyteller";

/** The IDs of a row built in Stripe. */
export type BuiltIds = { customer: string; subscription: string; clock: string };

/**
 * The account's setting for a subscription's status after the last retry. Stripe's dashboard sets this, not its API, so
 * the rows are built in two accounts.
 */
export type Account = "past_due" | "unpaid";
export const accountOf = ({ state }: Combination): Account => (state === "unpaid" ? "unpaid" : "past_due");

/**
 * Builds a row using only Stripe's API, in chronological order: first debts, then the schedule, the pending
 * update, the end and the pause.
 */
export async function build(stripe: Stripe, catalogue: Catalogue, row: Combination): Promise<BuiltIds> {
  const teller = await begin(stripe, catalogue, row);
  await changeCollection(teller, row);
  await scheduleNext(teller, row);
  await addPendingUpdate(teller, row);
  await end(teller, row);
  await pauseCollection(teller, row);
  await pauseOrCancel(teller, row);
  await teller.until("12-01 09:00");
  return { customer: teller.customer, subscription: teller.subscriptionId, clock: teller.clock };
}

async function begin(stripe: Stripe, catalogue: Catalogue, row: Combination): Promise<Storyteller> {
  if (row.state === "incomplete" || row.state === "incomplete_expired")
    return startUnpaid(stripe, catalogue, row);
  const isSent = row.collection === "invoice" && row.state !== "unpaid";
  const story = isSent ? storyByInvoice(row) : storyByCard(row);
  if (!story) throw new Error(`There is no story for the row ${JSON.stringify(row)}.`);
  const teller = await Storyteller.begin(stripe, catalogue, story.began, "Grace Hopper");
  await story.tell(teller, () => (isPausedEarly(row) ? pauseCollection(teller, row) : Promise.resolve()));
  return teller;
}

/** Starts a subscription, today or three days ago, whose first payment the bank asks the customer to confirm. */
async function startUnpaid(stripe: Stripe, catalogue: Catalogue, row: Combination): Promise<Storyteller> {
  const began = row.state === "incomplete" ? "12-01 05:00" : "11-28 09:00";
  const teller = await Storyteller.begin(stripe, catalogue, began, "Grace Hopper");
  await teller.payWith(askingBank);
  const ends = {
    "period end": { cancel_at_period_end: true },
    soon: { cancel_at: soon },
    later: { cancel_at: later },
  };
  await teller.subscribe(row.end === "none" ? {} : ends[row.end]);
  return teller;
}

/** Whether collection is paused before the renewal, because the pause causes the state of the renewal's invoice. */
const isPausedEarly = ({ pause, debt }: Combination) =>
  (pause === "keep as draft" && debt === "draft") ||
  (pause === "mark uncollectible" && debt === "uncollectible") ||
  (pause.startsWith("void") && debt === "void");

/** Bills by invoice from now on, after the subscription has become unpaid. */
async function changeCollection(teller: Storyteller, { state, collection }: Combination): Promise<void> {
  if (state === "unpaid" && collection === "invoice")
    await teller.change({ collection_method: "send_invoice", days_until_due: 14 });
}

const soon = secondsAt("12-06 09:00");
const later = secondsAt("2027-02-10 09:00");

async function end(teller: Storyteller, { state, end, schedule }: Combination): Promise<void> {
  if (state === "incomplete" || schedule !== "none" || end === "none") return;
  if (end === "period end")
    await teller.change({ cancel_at_period_end: true, cancellation_details: { feedback: "unused" } });
  // Without proration, the charges until the end are the same as without an end.
  else await teller.change({ cancel_at: end === "soon" ? soon : later, proration_behavior: "none" });
}

async function addPendingUpdate(teller: Storyteller, { state, update }: Combination): Promise<void> {
  if (update === "none") return;
  // A pending update expires after 23 hours.
  await teller.until("12-01 05:00");
  await teller.payWith(askingBank);
  const now = state === "trialing" ? { trial_end: "now" as const } : {};
  await teller.oneMore({ payment_behavior: "pending_if_incomplete", ...now });
}

const behaviors = {
  void: { behavior: "void" },
  "void until a date": { behavior: "void", resumes_at: secondsAt("2027-01-20 09:00") },
  "mark uncollectible": { behavior: "mark_uncollectible" },
  "keep as draft": { behavior: "keep_as_draft" },
} as const;

async function pauseCollection(teller: Storyteller, { pause }: Combination): Promise<void> {
  if (pause === "none" || (await teller.read()).pause_collection) return;
  await teller.change({ pause_collection: behaviors[pause] });
}

/** Pauses or cancels last, after everything else. */
async function pauseOrCancel(teller: Storyteller, row: Combination): Promise<void> {
  const { stripe, subscriptionId: id } = teller;
  if (row.state === "canceled") await stripe.subscriptions.cancel(id);
  if (row.state === "paused")
    await stripe.subscriptions.pause(id, {
      type: "subscription",
      bill_for: { unused_time_from: { type: "none" }, outstanding_usage_through: { type: "none" } },
    });
  if (row.debt !== "resumption") return;
  await teller.until("12-01 05:00");
  await teller.payWith(askingBank);
  await stripe.subscriptions.resume(id, { payment_behavior: "resume_on_payment_success" });
}
