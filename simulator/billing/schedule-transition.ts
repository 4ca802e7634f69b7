import { mergeMetadata } from "../schema/metadata";
import type { World } from "../world";
import { finalizeAndCollect } from "./invoice-collection";
import type { ItemTarget } from "./item-targets";
import { priceOf, subscriptionById } from "./lookup";
import { periodContaining } from "./periods";
import { plannedDiscounts } from "./planned-discounts";
import { isMetered } from "./price-amount";
import type { Subscription, SubscriptionItem } from "./records";
import { discountsOf } from "./schedule-discounts";
import type { Phase, PhaseItem, Schedule } from "./schedule-records";
import { currentPhase, phaseAfter } from "./schedule-records";
import { withCharges } from "./service-charge";
import { planChange } from "./subscription-change";
import { draftChangeInvoice } from "./subscription-draft";
import { cancelOnSchedule } from "./subscription-cancel";
import { itemsOf } from "./subscription-item";

/** Ends a schedule's present phase at its end date: the next one begins, or the schedule is done. */
export function leavePhase(world: World, schedule: Schedule): void {
  const leaving = currentPhase(schedule);
  const entering = leaving && phaseAfter(schedule, leaving);
  if (entering) {
    const { start_date, end_date } = entering;
    world.change<Schedule>(schedule, { current_phase: { start_date, end_date } });
    enterPhase(world, schedule, entering, entering.start_date);
  } else if (schedule.end_behavior === "cancel") {
    const subscription = subscriptionById(world, schedule.subscription!);
    world.change<Schedule>(schedule, { status: "completed", completed_at: world.now(), current_phase: null });
    cancelOnSchedule(world, subscription);
  } else releaseSchedule(world, schedule);
}

/** The schedule lets go of its subscription, which stays as it is. */
export function releaseSchedule(world: World, schedule: Schedule): Schedule {
  const { subscription } = schedule;
  if (subscription) world.change<Subscription>(subscriptionById(world, subscription), { schedule: null });
  return world.change<Schedule>(schedule, {
    current_phase: null,
    released_at: world.now(),
    released_subscription: subscription,
    status: "released",
    subscription: null,
  });
}

/**
 * Makes the subscription what a phase says. At the end of a period this only changes what the renewal, which
 * falls due at the same moment, will bill; within a period it prorates as the phase says.
 */
export function enterPhase(world: World, schedule: Schedule, phase: Phase, at: number): void {
  const before = subscriptionById(world, schedule.subscription!);
  const { customer, currency, discounts: had } = before;
  const owner = { customer, currency, subscription: before.id, discounts: had };
  const discounts = plannedDiscounts(world, discountsOf(phase), owner);
  const restart =
    phase.billing_cycle_anchor === "phase_start" && at === phase.start_date && !endsPeriod(before, at);
  const change = planChange(world, before, {
    targets: phaseTargets(world, before, phase.items),
    at,
    prorate: phase.proration_behavior !== "none",
    restart,
    discounts,
    taxRates: phase.default_tax_rates,
  });
  const anchor = endsPeriod(before, at)
    ? anchorFor(world, before, change.items, phase, at)
    : change.billing_cycle_anchor;
  for (const item of change.prorations) world.put(item);
  const after = world.change<Subscription>(before, {
    ...itemsOf(before.id, change.items),
    billing_cycle_anchor: anchor,
    default_tax_rates: phase.default_tax_rates,
    discounts,
    metadata: mergeMetadata(before.metadata, phase.metadata ?? undefined),
  });
  const isDue =
    change.charged.length > 0 ||
    (change.prorations.length > 0 && phase.proration_behavior === "always_invoice");
  if (isDue) bill(world, after, change.charged, before);
}

function bill(
  world: World,
  subscription: Subscription,
  charged: SubscriptionItem[],
  before: Subscription,
): void {
  const invoice = draftChangeInvoice(
    world,
    subscription,
    charged,
    before.items.data[0]!.current_period_start,
  );
  const items = withCharges(subscription.items.data, invoice);
  world.change<Subscription>(subscription, {
    ...itemsOf(subscription.id, items),
    latest_invoice: invoice.id,
  });
  finalizeAndCollect(world, invoice, true);
}

const endsPeriod = ({ items }: Subscription, at: number) =>
  items.data.every((item) => item.current_period_end <= at);

/**
 * `automatic` moves the anchor only when it must: when a new interval's periods, counted from the old anchor,
 * would not begin where the phase does.
 */
function anchorFor(
  world: World,
  before: Subscription,
  items: readonly SubscriptionItem[],
  phase: Phase,
  at: number,
): number {
  const anchor = before.billing_cycle_anchor;
  const fits = items.every(
    (item) => periodContaining(anchor, priceOf(world, item.price).recurring!, at).start === at,
  );
  return phase.billing_cycle_anchor === "phase_start" || !fits ? at : anchor;
}

/** A phase's items take the places of the subscription's: those of the same price first, the others in order. */
function phaseTargets(world: World, { items }: Subscription, wanted: readonly PhaseItem[]): ItemTarget[] {
  const left = items.data.filter((item) => !wanted.some(({ price }) => price === item.price));
  const targets = wanted.map(({ price, quantity, metadata, tax_rates: taxRates }): ItemTarget => {
    const before = items.data.find((item) => item.price === price) ?? left.shift() ?? null;
    return {
      before,
      after: { price: priceOf(world, price), quantity: quantity ?? heldOf(world, price), metadata, taxRates },
    };
  });
  return [...targets, ...left.map((before): ItemTarget => ({ before, after: null }))];
}

/** A phase names no quantity of what is metered. */
const heldOf = (world: World, price: string) => (isMetered(priceOf(world, price)) ? 0 : 1);
