import type { World } from "../../world";
import { subscriptionById } from "../lookup";
import type { Invoice, Subscription } from "../records";
import { enterPhase } from "../schedules/phase-entry";
import { currentPhase, phaseAfter, type Schedule } from "../schedules/schedule-records";
import { draftRenewal } from "../subscriptions/renewal";
import { draftFinalInvoice } from "../subscriptions/subscription-cancel";
import { nextPeriodEnd } from "../subscriptions/subscription-item";

/**
 * Drafts the next automatic invoice of a subscription, or returns null if there won't be one. Changes the world as if
 * time had passed, so call it in a rehearsal.
 */
export function draftUpcoming(world: World, subscription: Subscription): Invoice | null {
  if (["canceled", "incomplete", "incomplete_expired", "paused"].includes(subscription.status)) return null;
  const at = nextPeriodEnd(subscription);
  if (subscription.schedule) {
    const schedule = world.find<Schedule>("subscription_schedule", subscription.schedule)!;
    if (endsBy(schedule, at)) return draftFinalInvoice(world, subscription, { invoice_now: true, at });
    enterDuePhases(world, schedule, at);
    const entered = subscriptionById(world, subscription.id);
    // A phase that starts a trial moves the end of the period, and with it the next invoice.
    if (nextPeriodEnd(entered) !== at) return draftUpcoming(world, entered);
  }
  const { cancel_at: end } = subscription;
  // The last invoice bills the usage until the end. The preview includes what has been reported so far.
  if (end !== null && end <= at)
    return draftFinalInvoice(world, subscription, { invoice_now: true, at: end });
  return draftRenewal(world, subscriptionById(world, subscription.id)).invoice;
}

function enterDuePhases(world: World, schedule: Schedule, at: number): void {
  let phase = currentPhase(schedule);
  while (phase && phase.end_date <= at) {
    phase = phaseAfter(schedule, phase);
    if (phase) enterPhase(world, schedule, phase);
  }
}

const endsBy = (schedule: Schedule, at: number) =>
  schedule.end_behavior === "cancel" && (schedule.phases.at(-1)?.end_date ?? Infinity) <= at;
