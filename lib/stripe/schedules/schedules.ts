import "server-only";
import type Stripe from "stripe";
import { PortalError } from "../../errors";
import type { StripeClient } from "../connection/client";
import type { Grant } from "../discounts/codes";
import { isMissing } from "../connection/errors";
import { idOf } from "../connection/id-of";
import { operationMark } from "../subscriptions/marks";
import { phaseAfter, sameDiscount, sameItem, samePhase } from "./phases";
import type { PhaseParams } from "./phases";
import type { Interval } from "../catalogue/price";
import { phasesAhead } from "./schedule-shape";
import type { StepKey } from "../connection/step-key";

export type ScheduledSwitch = {
  subscriptionId: string;
  operationId: string;
  /** The price that is replaced; the other items go on as they are. */
  fromPriceId: string;
  /** The same one again where only the quantity changes; null takes the item away. */
  toPriceId: string | null;
  quantity: number;
  /** When it takes over: the end of the present period, in seconds. */
  startsAt: number;
  interval: Interval;
  intervalCount: number;
  /** A schedule was attached when this was decided; otherwise one is made for it. */
  hadSchedule: boolean;
  /** The merchant's end of the subscription, which a schedule that is made has to keep from now on; seconds. */
  heldEnd: number | null;
  /** A discount that begins with it. */
  grant?: Grant | undefined;
};

/**
 * Lets another price or quantity take over when the present period ends, without a credit or a charge before. A schedule
 * that is attached already is kept: what it holds stays, and so does its end; a change that was planned before is
 * replaced with the same request. Where there is none it takes two requests, and doing both again does them once.
 */
export async function scheduleSwitchAtRenewal(
  stripe: StripeClient,
  change: ScheduledSwitch,
  key: StepKey,
): Promise<void> {
  const { schedule: attached } = await stripe.subscriptions.retrieve(change.subscriptionId);
  const schedule = attached
    ? await stripe.subscriptionSchedules.retrieve(idOf(attached))
    : await stripe.subscriptionSchedules.create(
        { from_subscription: change.subscriptionId },
        key("schedule"),
      );
  if (!change.hadSchedule && isOfOthers(schedule, change)) throw new PortalError("state_changed");
  const [present] = phasesAhead(schedule);
  if (!present) throw new Error("A schedule that is attached has a present phase.");
  await stripe.subscriptionSchedules.update(
    schedule.id,
    {
      end_behavior: change.heldEnd === null ? schedule.end_behavior : "cancel",
      // Nothing is due before the renewal, and nothing is credited.
      proration_behavior: "none",
      // Whose schedule it is stays as it was.
      ...(!change.hadSchedule && { metadata: { [operationMark]: change.operationId } }),
      phases: [
        { ...samePhase(present), end_date: change.startsAt },
        { ...stepAfter(present, change), ...lengthOf(schedule, change) },
      ],
    },
    key("phases"),
  );
}

/** Attached by somebody else since this was decided: neither the first half of this operation nor the whole. */
function isOfOthers(
  { metadata, phases }: Stripe.SubscriptionSchedule,
  { operationId }: ScheduledSwitch,
): boolean {
  const mark = metadata?.[operationMark];
  return mark === undefined ? phases.length > 1 : mark !== operationId;
}

type Phase = Stripe.SubscriptionSchedule.Phase;

function stepAfter(present: Phase, change: ScheduledSwitch): PhaseParams {
  return {
    ...phaseAfter(present, change.operationId),
    items: present.items.flatMap((item) => switched(item, change)),
    discounts: [...present.discounts.map(sameDiscount), ...(change.grant ? [change.grant] : [])],
  };
}

/** Until the end that is kept; or else for one period of its own, after which the schedule lets go. */
function lengthOf(
  schedule: Stripe.SubscriptionSchedule,
  { heldEnd, startsAt, interval, intervalCount }: ScheduledSwitch,
): Pick<PhaseParams, "end_date" | "duration"> {
  const last = schedule.phases.at(-1)?.end_date ?? 0;
  const end = heldEnd ?? (schedule.end_behavior === "release" ? null : last);
  return end !== null && end > startsAt
    ? { end_date: end }
    : { duration: { interval, interval_count: intervalCount } };
}

function switched(item: Phase["items"][number], { fromPriceId, toPriceId, quantity }: ScheduledSwitch) {
  const same = sameItem(item);
  if (same.price !== fromPriceId) return [same];
  return toPriceId === null ? [] : [{ ...same, price: toPriceId, quantity }];
}

/** Takes an item out of what a portal has planned already; everything else that is planned stays. */
export async function leaveOut(
  stripe: StripeClient,
  { scheduleId, priceId, operationId }: { scheduleId: string; priceId: string; operationId: string },
  key: StepKey,
): Promise<void> {
  const schedule = await stripe.subscriptionSchedules.retrieve(scheduleId);
  const [present, ...planned] = phasesAhead(schedule);
  if (!present) return;
  await stripe.subscriptionSchedules.update(
    scheduleId,
    {
      end_behavior: schedule.end_behavior,
      proration_behavior: "none",
      phases: [
        samePhase(present),
        ...planned.map((phase) => ({
          ...samePhase(phase),
          items: phase.items.map(sameItem).filter(({ price }) => price !== priceId),
          metadata: { ...phase.metadata, [operationMark]: operationId },
        })),
      ],
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
      phases: [current, ...ahead].map(samePhase),
    },
    key("phases_again"),
  );
}

/**
 * Takes the schedule off and leaves the subscription as it is. (Stripe's `cancel` of a schedule would end the
 * subscription too.) One that is gone already is what was wanted. Only for one that holds nothing but our own plan: an
 * end that it was to bring would go with it.
 */
export async function releaseSchedule(stripe: StripeClient, scheduleId: string, key: StepKey): Promise<void> {
  try {
    await stripe.subscriptionSchedules.release(scheduleId, {}, key("release"));
  } catch (error) {
    const now = await stripe.subscriptionSchedules.retrieve(scheduleId).catch(() => undefined);
    if (now?.status !== "released" && !isMissing(error)) throw error;
  }
}
