import type Stripe from "stripe";
import { idOf } from "../connection/id-of";
import { cutMark, operationMark } from "../subscriptions/marks";

/** Our words for a subscription schedule that is attached. Times in seconds. */
export type Schedule = {
  id: string;
  /** Everything that is planned ahead was planned by a portal, and can be dropped by its customer. */
  isOurs: boolean;
  /** It holds something a portal did not put there, or an end: taken off, that would be lost. */
  holdsMore: boolean;
  /** What it does at its end is not described anywhere, or it pauses: it is shown and left as it is. */
  isUnknown: boolean;
  /** The operation that planned what is next; null where it was none of ours. */
  operationId: string | null;
  /** When it ends the subscription; null where the subscription outlives it. */
  endsAt: number | null;
  /** The operation that ended it sooner than it was to end. */
  cutBy: string | null;
  /** The items that take over, and when; null for a schedule that changes nothing any more. */
  next: { startsAt: number; items: { priceId: string; quantity: number }[] } | null;
};

type Phase = Stripe.SubscriptionSchedule.Phase;

export function reshapeSchedule(from: string | Stripe.SubscriptionSchedule | null): Schedule | null {
  if (!from || typeof from === "string") return null;
  // Released, completed and canceled schedules count as none.
  if (from.status !== "active" && from.status !== "not_started") return null;
  const [present, ...ahead] = phasesAhead(from);
  const [next] = ahead;
  const isMade = from.metadata?.[operationMark] !== undefined;
  const isOurs = ahead.every((phase, index) => isPlannedByUs(phase, { present, isMade, index }));
  const ends = from.end_behavior === "cancel";
  return {
    id: from.id,
    isOurs,
    holdsMore: !isMade || !isOurs || from.end_behavior !== "release",
    isUnknown: (!ends && from.end_behavior !== "release") || (from.pause_schedules ?? []).length > 0,
    operationId: next?.metadata?.[operationMark] ?? from.metadata?.[operationMark] ?? null,
    endsAt: ends ? (from.phases.at(-1)?.end_date ?? null) : null,
    cutBy: from.metadata?.[cutMark] ?? null,
    next: next
      ? {
          startsAt: next.start_date,
          items: next.items.map((item) => ({ priceId: idOf(item.price), quantity: item.quantity ?? 1 })),
        }
      : null,
  };
}

/** The present phase and all that follow it; what is over stays in Stripe's answer. */
export function phasesAhead({ phases, current_phase: current }: Stripe.SubscriptionSchedule): Phase[] {
  const since = current?.start_date ?? 0;
  return phases.filter(({ start_date }) => start_date >= since);
}

/**
 * A phase with our mark that says nothing we do not write: somebody may have added to it since. Marks on phases are younger
 * than those on schedules, so a single phase of a schedule that we made counts as well.
 */
function isPlannedByUs(
  phase: Phase,
  { present, isMade, index }: { present: Phase | undefined; isMade: boolean; index: number },
): boolean {
  const isMarked = phase.metadata?.[operationMark] !== undefined || (isMade && index === 0);
  return isMarked && present !== undefined && addsNothing(phase, present);
}

/** Of a phase of ours only items, the period and one discount more differ from the phase before. */
function addsNothing(phase: Phase, present: Phase): boolean {
  return (
    phase.add_invoice_items.length === 0 &&
    phase.trial_end === null &&
    !phase.trial &&
    phase.discounts.length <= present.discounts.length + 1 &&
    termsOf(phase) === termsOf(present)
  );
}

function termsOf(phase: Phase): string {
  const { [operationMark]: _, ...metadata } = phase.metadata ?? {};
  return JSON.stringify([
    Object.entries(metadata).sort(),
    phase.collection_method,
    phase.description,
    phase.invoice_settings?.days_until_due ?? null,
    phase.invoice_settings?.custom_fields ?? null,
    phase.invoice_settings?.footer ?? null,
    phase.application_fee_percent,
    phase.on_behalf_of && idOf(phase.on_behalf_of),
    phase.transfer_data && idOf(phase.transfer_data.destination),
    phase.billing_thresholds,
    (phase.default_tax_rates ?? []).map(idOf),
    // Where nothing is said, Stripe keeps the anchor as far as it can.
    phase.billing_cycle_anchor === "phase_start",
  ]);
}
