import { mergeMetadata } from "../../schema/metadata";
import type { World } from "../../world";
import { periodContaining } from "../clock/periods";
import { startScheduledDiscounts } from "../discounts/scheduled-discounts";
import { finalizeAndCollect } from "../invoices/invoice-collection";
import { withCharges } from "../invoices/service-charge";
import { priceOf, subscriptionById } from "../lookup";
import { isMetered } from "../prices/price-amount";
import { creditItems } from "../prorations/proration-items";
import type { InvoiceItem, Subscription, SubscriptionItem } from "../records";
import type { ItemTarget } from "../subscriptions/item-targets";
import { type Change, computeChange } from "../subscriptions/subscription-change";
import { draftChangeInvoice } from "../subscriptions/subscription-draft";
import { itemsFields } from "../subscriptions/subscription-item";
import { itemsOnTrial, trialFields } from "../subscriptions/trial";
import { usageItems } from "../usage/usage-charge";
import { addPhaseCharges } from "./phase-charges";
import { toSentDiscount } from "./schedule-discounts";
import type { Phase, PhaseItem, Schedule } from "./schedule-records";
import { phaseSettings } from "./schedule-settings";

/**
 * Starts a phase. At the end of a period, this only changes the items that the renewal bills at the same moment. Within
 * a period, the change is prorated according to the phase.
 */
export function enterPhase(world: World, schedule: Schedule, phase: Phase): void {
  const { start_date, end_date } = phase;
  const entered = world.change<Schedule>(schedule, { current_phase: { start_date, end_date } });
  applyPhase(world, entered, phase, start_date);
}

/** Applies the current phase again after a request has changed it. */
export const reapplyPhase = (world: World, schedule: Schedule, phase: Phase): void =>
  applyPhase(world, schedule, phase, world.now());

function applyPhase(world: World, schedule: Schedule, phase: Phase, at: number): void {
  const before = subscriptionById(world, schedule.subscription!);
  const { customer, currency, discounts: had } = before;
  const owner = { customer, currency, subscription: before.id, discounts: had };
  const discounts = startScheduledDiscounts(world, phase.discounts.map(toSentDiscount), owner);
  const change = computePhaseChange(world, schedule, before, { phase, discounts, at });
  for (const item of change.prorations) world.put(item);
  const after = world.change<Subscription>(before, {
    ...phaseSettings(phase, schedule.default_settings),
    ...change.fields,
    ...itemsFields(before.id, change.items),
    default_tax_rates: phase.default_tax_rates,
    discounts,
    metadata: mergeMetadata(before.metadata, phase.metadata ?? undefined),
  });
  const added = at === phase.start_date ? addPhaseCharges(world, after, phase, at) : [];
  const isChange = change.prorations.length + added.length > 0;
  const isDue = change.charged.length > 0 || (isChange && phase.proration_behavior === "always_invoice");
  if (isDue) billPhaseChange(world, subscriptionById(world, after.id), change.charged, before);
}

type PhaseStart = { phase: Phase; discounts: string[]; at: number };
type PhaseChange = Pick<Change, "charged" | "items" | "prorations"> & { fields: Partial<Subscription> };

/** The subscription's new items, with the credits and charges for the change. */
function computePhaseChange(
  world: World,
  { default_settings }: Schedule,
  before: Subscription,
  { phase, discounts, at }: PhaseStart,
): PhaseChange {
  const isOver = endsPeriod(before, at);
  const anchoring = phase.billing_cycle_anchor ?? default_settings.billing_cycle_anchor;
  const trialEnd = newTrialEnd(before, phase, at);
  const prorate = phase.proration_behavior !== "none";
  const change = computeChange(world, before, {
    targets: phaseTargets(world, before, phase.items),
    at,
    prorate: prorate && trialEnd === null,
    restart: trialEnd === null && anchoring === "phase_start" && at === phase.start_date && !isOver,
    discounts,
    taxRates: phase.default_tax_rates,
    give: startScheduledDiscounts,
  });
  if (trialEnd !== null) {
    const items = itemsOnTrial(world, before, change.items, trialEnd, at);
    const prorations = settleBeforeTrial(world, before, at, prorate && !isOver);
    return { items, charged: [], prorations, fields: trialFields(world, before, trialEnd, at) };
  }
  const anchor = isOver
    ? anchorFor(world, before, change.items, { isMoved: anchoring === "phase_start", at })
    : change.billing_cycle_anchor;
  return { ...change, fields: { billing_cycle_anchor: anchor } };
}

/** The end of the trial that a phase starts; null without a trial. */
function newTrialEnd({ status, trial_end: known }: Subscription, { trial_end: until }: Phase, at: number) {
  const isKnown = status === "trialing" && until === known;
  return until !== null && until > at && !isKnown ? until : null;
}

/** Bills the usage until a trial starts, and credits paid time that is now free. */
function settleBeforeTrial(world: World, before: Subscription, at: number, credits: boolean): InvoiceItem[] {
  if (before.status === "trialing") return [];
  const items = before.items.data;
  const unused = credits ? items.flatMap((item) => creditItems(world, before, item, at)) : [];
  return [...usageItems(world, before, items, at), ...unused];
}

function billPhaseChange(
  world: World,
  subscription: Subscription,
  charged: SubscriptionItem[],
  before: Subscription,
): void {
  const invoice = draftChangeInvoice(world, subscription, charged, {
    since: before.items.data[0]!.current_period_start,
  });
  const items = withCharges(subscription.items.data, invoice);
  world.change<Subscription>(subscription, {
    ...itemsFields(subscription.id, items),
    latest_invoice: invoice.id,
  });
  finalizeAndCollect(world, invoice, true);
}

const endsPeriod = ({ items }: Subscription, at: number) =>
  items.data.every((item) => item.current_period_end <= at);

/**
 * `automatic` moves the anchor only if it must: if a new interval's periods, counted from the old anchor,
 * wouldn't start with the phase.
 */
function anchorFor(
  world: World,
  before: Subscription,
  items: readonly SubscriptionItem[],
  { isMoved, at }: { isMoved: boolean; at: number },
): number {
  const anchor = before.billing_cycle_anchor;
  const fits = items.every(
    (item) => periodContaining(anchor, priceOf(world, item.price).recurring!, at).start === at,
  );
  return isMoved || !fits ? at : anchor;
}

/**
 * Matches a phase's items to the subscription's: first those with the same price, then the others in order.
 */
function phaseTargets(world: World, { items }: Subscription, wanted: readonly PhaseItem[]): ItemTarget[] {
  const left = items.data.filter((item) => !wanted.some(({ price }) => price === item.price));
  const targets = wanted.map(({ price, quantity, metadata, tax_rates: taxRates, discounts }): ItemTarget => {
    const before = items.data.find((item) => item.price === price) ?? left.shift() ?? null;
    const held = quantity ?? defaultQuantity(world, price);
    const terms = { metadata, taxRates, discounts: discounts.map(toSentDiscount) };
    return { before, after: { price: priceOf(world, price), quantity: held, ...terms } };
  });
  return [...targets, ...left.map((before): ItemTarget => ({ before, after: null }))];
}

/** The quantity of a phase's item that was stored without one. Phases don't list quantities of metered prices. */
const defaultQuantity = (world: World, price: string) => (isMetered(priceOf(world, price)) ? 0 : 1);
