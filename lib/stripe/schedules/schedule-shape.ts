import type Stripe from "stripe";
import { idOf } from "../connection/id-of";
import { cutMark, operationMark } from "../subscriptions/marks";

/** A subscription's current schedule, in our terms. Times in seconds. */
export type Schedule = {
  id: string;
  /** Whether a portal scheduled all later phases, so the customer can undo them. */
  isOurs: boolean;
  /**
   * Whether it contains anything that no portal added, or ends the subscription. A release would lose this content or
   * end.
   */
  hasOtherContent: boolean;
  /** Whether it pauses, or its end behavior is undocumented. Then it is shown but never changed. */
  isUnknown: boolean;
  /** The payment methods that it would still set, each listed as often as it occurs. */
  methodIds: string[];
  /** The operation that scheduled the next phase. Null if no operation of ours did. */
  operationId: string | null;
  /** When it ends the subscription. Null if the subscription continues after it. */
  endsAt: number | null;
  /** The operation that made it end early. */
  endedEarlyBy: string | null;
  /** The items of the next phase and when it starts. Null if no phase is left. */
  next: { startsAt: number; items: { priceId: string; quantity: number }[] } | null;
};

type Phase = Stripe.SubscriptionSchedule.Phase;

export function reshapeSchedule(from: string | Stripe.SubscriptionSchedule | null): Schedule | null {
  if (!from || typeof from === "string") return null;
  // Released, completed and canceled schedules no longer affect the subscription.
  if (from.status !== "active" && from.status !== "not_started") return null;
  const [present, ...ahead] = phasesAhead(from);
  const [next] = ahead;
  const isMade = from.metadata?.[operationMark] !== undefined;
  const isOurs = ahead.every((phase, index) => isScheduledByUs(phase, { present, isMade, index }));
  const ends = from.end_behavior === "cancel";
  return {
    id: from.id,
    isOurs,
    hasOtherContent: !isMade || !isOurs || from.end_behavior !== "release",
    isUnknown: isUnknown(from),
    methodIds: methodsIn(from),
    operationId: next?.metadata?.[operationMark] ?? from.metadata?.[operationMark] ?? null,
    endsAt: ends ? (from.phases.at(-1)?.end_date ?? null) : null,
    endedEarlyBy: from.metadata?.[cutMark] ?? null,
    next: next
      ? {
          startsAt: next.start_date,
          items: next.items.map((item) => ({ priceId: idOf(item.price), quantity: item.quantity ?? 1 })),
        }
      : null,
  };
}

function isUnknown({ end_behavior: ends, pause_schedules }: Stripe.SubscriptionSchedule): boolean {
  return (ends !== "cancel" && ends !== "release") || (pause_schedules ?? []).length > 0;
}

function methodsIn(schedule: Stripe.SubscriptionSchedule): string[] {
  const places = [schedule.default_settings, ...phasesAhead(schedule)];
  return places.flatMap(({ default_payment_method: method }) => (method ? [idOf(method)] : []));
}

/** The current phase and all later phases. Stripe's answer also includes past phases. */
export function phasesAhead({ phases, current_phase: current }: Stripe.SubscriptionSchedule): Phase[] {
  const since = current?.start_date ?? 0;
  return phases.filter(({ start_date }) => start_date >= since);
}

/**
 * Whether the phase has our mark and only fields that we set, because someone may have added other fields since. Older
 * versions marked only schedules, so the first later phase in a schedule that we created also counts as ours.
 */
function isScheduledByUs(
  phase: Phase,
  { present, isMade, index }: { present: Phase | undefined; isMade: boolean; index: number },
): boolean {
  const isMarked = phase.metadata?.[operationMark] !== undefined || (isMade && index === 0);
  return isMarked && present !== undefined && hasOnlyOurChanges(phase, present);
}

/**
 * Whether the phase differs from the previous phase only as our own phases do: in its items, its period and at most one
 * additional discount.
 */
function hasOnlyOurChanges(phase: Phase, present: Phase): boolean {
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
    // By default, Stripe keeps the anchor if it can.
    phase.billing_cycle_anchor === "phase_start",
  ]);
}
