import "server-only";
import type Stripe from "stripe";
import type { StripeClient } from "./client";
import type { Grant } from "./codes";
import { isMissing } from "./errors";
import { idOf } from "./id-of";
import { operationMark } from "./reshape";
import type { Interval } from "./price";
import type { StepKey } from "./step-key";

export type ScheduledSwitch = {
  subscriptionId: string;
  operationId: string;
  /** The price that is replaced; the other items go on as they are. */
  fromPriceId: string;
  /** The same one again where only the quantity changes; null takes the item away. */
  toPriceId: string | null;
  quantity: number;
  interval: Interval;
  intervalCount: number;
  /** A discount that begins with it. */
  grant?: Grant | undefined;
};

/**
 * Lets another price or quantity take over when the current period ends, without a credit or a charge before. Two requests:
 * if the second never comes, the schedule changes nothing and the next operation releases it.
 */
export async function scheduleSwitchAtRenewal(
  stripe: StripeClient,
  change: ScheduledSwitch,
  key: StepKey,
): Promise<void> {
  const schedule = await stripe.subscriptionSchedules.create(
    { from_subscription: change.subscriptionId },
    key("schedule"),
  );
  const current = schedule.phases[0];
  if (!current) throw new Error("Stripe made a schedule without a phase.");
  await stripe.subscriptionSchedules.update(
    schedule.id,
    {
      end_behavior: "release",
      // Nothing is due before the renewal, and nothing is credited.
      proration_behavior: "none",
      metadata: { [operationMark]: change.operationId },
      phases: [
        { ...sameAs(current), start_date: current.start_date, end_date: current.end_date },
        {
          ...sameAs(current, current.end_date),
          items: current.items.flatMap((item) => switched(item, change)),
          discounts: [...current.discounts.map(sameDiscount), ...(change.grant ? [change.grant] : [])],
          // The new price starts a period of its own length.
          duration: { interval: change.interval, interval_count: change.intervalCount },
          proration_behavior: "none",
        },
      ],
    },
    key("phases"),
  );
}

type Phase = Stripe.SubscriptionSchedule.Phase;
type PhaseItem = Phase["items"][number];
type PhaseParams = Stripe.SubscriptionScheduleUpdateParams.Phase;

/**
 * An update must say a phase completely: whatever is left out would be taken from the customer. A trial that is over when
 * the phase starts is none of it: Stripe takes a `trial_end` only inside of its phase.
 */
function sameAs(phase: Phase, startsAt = phase.start_date): Omit<PhaseParams, "start_date" | "end_date"> {
  return {
    // Without it a price that is sold in several currencies would be taken in its own.
    currency: phase.currency,
    items: phase.items.map(sameItem),
    discounts: phase.discounts.map(sameDiscount),
    ...(phase.trial_end && phase.trial_end > startsAt && { trial_end: phase.trial_end }),
    ...(phase.default_payment_method && { default_payment_method: idOf(phase.default_payment_method) }),
    ...(phase.collection_method && { collection_method: phase.collection_method }),
    ...(phase.default_tax_rates && { default_tax_rates: phase.default_tax_rates.map(idOf) }),
    ...(phase.automatic_tax && { automatic_tax: { enabled: phase.automatic_tax.enabled } }),
    ...(phase.description && { description: phase.description }),
    ...(phase.metadata && { metadata: phase.metadata }),
    ...termsOf(phase),
  };
}

/** When invoices are due and when they are made, and whose the money is on a platform. */
function termsOf(phase: Phase): Partial<PhaseParams> {
  const { invoice_settings: invoices, billing_thresholds: thresholds, transfer_data: transfer } = phase;
  return {
    ...(invoices?.days_until_due && { invoice_settings: { days_until_due: invoices.days_until_due } }),
    ...(thresholds && {
      billing_thresholds: {
        ...(thresholds.amount_gte !== null && { amount_gte: thresholds.amount_gte }),
        ...(thresholds.reset_billing_cycle_anchor && { reset_billing_cycle_anchor: true }),
      },
    }),
    ...(phase.billing_cycle_anchor && { billing_cycle_anchor: phase.billing_cycle_anchor }),
    ...(phase.application_fee_percent && { application_fee_percent: phase.application_fee_percent }),
    ...(phase.on_behalf_of && { on_behalf_of: idOf(phase.on_behalf_of) }),
    ...(transfer && {
      transfer_data: {
        destination: idOf(transfer.destination),
        ...(transfer.amount_percent !== null && { amount_percent: transfer.amount_percent }),
      },
    }),
  };
}

function sameItem(item: PhaseItem): PhaseParams["items"][number] {
  return {
    price: idOf(item.price),
    ...(item.quantity !== undefined && { quantity: item.quantity }),
    ...(item.discounts.length > 0 && { discounts: item.discounts.map(sameDiscount) }),
    ...(item.tax_rates && { tax_rates: item.tax_rates.map(idOf) }),
    ...(item.metadata && { metadata: item.metadata }),
  };
}

function sameDiscount(from: Phase["discounts"][number] | PhaseItem["discounts"][number]) {
  if (from.discount) return { discount: idOf(from.discount) };
  if (from.promotion_code) return { promotion_code: idOf(from.promotion_code) };
  return { coupon: from.coupon ? idOf(from.coupon) : "" };
}

function switched(item: PhaseItem, { fromPriceId, toPriceId, quantity }: ScheduledSwitch) {
  const same = sameItem(item);
  if (same.price !== fromPriceId) return [same];
  return toPriceId === null ? [] : [{ ...same, price: toPriceId, quantity }];
}

/** Takes an item out of what a schedule of ours has planned already; everything else that is planned stays. */
export async function leaveOut(
  stripe: StripeClient,
  { scheduleId, priceId, operationId }: { scheduleId: string; priceId: string; operationId: string },
  key: StepKey,
): Promise<void> {
  const schedule = await stripe.subscriptionSchedules.retrieve(scheduleId);
  const since = schedule.current_phase?.start_date ?? 0;
  const phases = schedule.phases.filter((phase) => phase.start_date >= since);
  await stripe.subscriptionSchedules.update(
    scheduleId,
    {
      end_behavior: "release",
      proration_behavior: "none",
      metadata: { [operationMark]: operationId },
      phases: phases.map((phase) => ({
        ...sameAs(phase),
        ...(phase.start_date > since && {
          items: phase.items.map(sameItem).filter(({ price }) => price !== priceId),
          proration_behavior: "none" as const,
        }),
        start_date: phase.start_date,
        end_date: phase.end_date,
      })),
    },
    key("phases"),
  );
}

/**
 * Plans again what a schedule had planned before it was taken off. Looks before it acts, so that doing it twice plans
 * once: a schedule that was not taken off, or one that has come since, is left as it is.
 */
export async function planAgain(
  stripe: StripeClient,
  subscriptionId: string,
  formerId: string,
  key: StepKey,
): Promise<void> {
  const [former, { schedule: present, items }] = await Promise.all([
    stripe.subscriptionSchedules.retrieve(formerId),
    stripe.subscriptions.retrieve(subscriptionId),
  ]);
  const renewal = Math.min(...items.data.map((item) => item.current_period_end));
  const ahead = former.phases.filter(({ start_date }) => start_date >= renewal);
  if (former.status !== "released" || ahead.length === 0) return;
  const schedule = present
    ? await stripe.subscriptionSchedules.retrieve(idOf(present))
    : await stripe.subscriptionSchedules.create({ from_subscription: subscriptionId }, key("plan_again"));
  const [current, ...others] = schedule.phases;
  if (!current || others.length > 0) return;
  await stripe.subscriptionSchedules.update(
    schedule.id,
    {
      end_behavior: "release",
      proration_behavior: "none",
      metadata: former.metadata ?? {},
      phases: [current, ...ahead].map((phase) => ({
        ...sameAs(phase),
        start_date: phase.start_date,
        end_date: phase.end_date,
        ...(phase !== current && { proration_behavior: "none" as const }),
      })),
    },
    key("phases_again"),
  );
}

/**
 * Takes the schedule off and leaves the subscription as it is. (Stripe's `cancel` of a schedule would end the
 * subscription too.) One that is gone already is what was wanted.
 */
export async function releaseSchedule(stripe: StripeClient, scheduleId: string, key: StepKey): Promise<void> {
  try {
    await stripe.subscriptionSchedules.release(scheduleId, {}, key("release"));
  } catch (error) {
    const now = await stripe.subscriptionSchedules.retrieve(scheduleId).catch(() => undefined);
    if (now?.status !== "released" && !isMissing(error)) throw error;
  }
}
