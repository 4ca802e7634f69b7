import "server-only";
import type Stripe from "stripe";
import { PortalError } from "../../errors";
import type { Interval } from "../catalogue/price";
import type { StripeClient } from "../connection/client";
import { isMissing } from "../connection/errors";
import { idOf } from "../connection/id-of";
import type { StepKey } from "../connection/step-key";
import type { Grant } from "../discounts/codes";
import { operationMark } from "../subscriptions/marks";
import { phaseFollowing, type PhaseParams, toDiscountParams, toItemParams, toPhaseParams } from "./phases";
import { phasesAhead } from "./schedule-shape";

export type ScheduledSwitch = {
  subscriptionId: string;
  operationId: string;
  /** The price to replace. The other items stay unchanged. */
  fromPriceId: string;
  /** The same price if only the quantity changes. Null removes the item. */
  toPriceId: string | null;
  quantity: number;
  /** When the switch takes effect: at the end of the current period, in seconds. */
  startsAt: number;
  interval: Interval;
  intervalCount: number;
  /** Whether a schedule was attached at the time of the decision. If not, a schedule is created. */
  hadSchedule: boolean;
  /** The subscription's end in seconds, as set by the merchant. A new schedule must preserve it. */
  heldEnd: number | null;
  /** A discount that starts with the switch. */
  grant?: Grant | undefined;
};

/**
 * Switches to another price or quantity when the current period ends, without credits or charges before that. An
 * attached schedule is preserved with its content and its end, and a previously scheduled change is replaced in the
 * same request. If no schedule is attached, one is created with two requests, and repeating them has no further effect.
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
  if (!change.hadSchedule && wasAttachedByOthers(schedule, change)) throw new PortalError("state_changed");
  const [present] = phasesAhead(schedule);
  if (!present) throw new Error("An attached schedule has no current phase.");
  await stripe.subscriptionSchedules.update(
    schedule.id,
    {
      end_behavior: change.heldEnd === null ? schedule.end_behavior : "cancel",
      // Nothing is charged or credited before the renewal.
      proration_behavior: "none",
      // A schedule that was already attached keeps the mark of its creator.
      ...(!change.hadSchedule && { metadata: { [operationMark]: change.operationId } }),
      phases: [
        { ...toPhaseParams(present), end_date: change.startsAt },
        { ...switchedPhase(present, change), ...phaseLength(schedule, change) },
      ],
    },
    key("phases"),
  );
}

/**
 * Whether someone else attached the schedule after this operation was decided. A schedule that this operation created
 * doesn't count, even if it wasn't updated yet.
 */
function wasAttachedByOthers(
  { metadata, phases }: Stripe.SubscriptionSchedule,
  { operationId }: ScheduledSwitch,
): boolean {
  const mark = metadata?.[operationMark];
  return mark === undefined ? phases.length > 1 : mark !== operationId;
}

type Phase = Stripe.SubscriptionSchedule.Phase;

function switchedPhase(present: Phase, change: ScheduledSwitch): PhaseParams {
  return {
    ...phaseFollowing(present, change.operationId),
    items: present.items.flatMap((item) => switchedItems(item, change)),
    discounts: [...present.discounts.map(toDiscountParams), ...(change.grant ? [change.grant] : [])],
  };
}

/** The phase lasts until the preserved end, or else for one period, after which the schedule is released. */
function phaseLength(
  schedule: Stripe.SubscriptionSchedule,
  { heldEnd, startsAt, interval, intervalCount }: ScheduledSwitch,
): Pick<PhaseParams, "end_date" | "duration"> {
  const last = schedule.phases.at(-1)?.end_date ?? 0;
  const end = heldEnd ?? (schedule.end_behavior === "release" ? null : last);
  return end !== null && end > startsAt
    ? { end_date: end }
    : { duration: { interval, interval_count: intervalCount } };
}

function switchedItems(item: Phase["items"][number], { fromPriceId, toPriceId, quantity }: ScheduledSwitch) {
  const same = toItemParams(item);
  if (same.price !== fromPriceId) return [same];
  return toPriceId === null ? [] : [{ ...same, price: toPriceId, quantity }];
}

/** Removes an item from the phases that a portal has scheduled. Everything else in those phases stays. */
export async function removeFromSchedule(
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
        toPhaseParams(present),
        ...planned.map((phase) => ({
          ...toPhaseParams(phase),
          items: phase.items.map(toItemParams).filter(({ price }) => price !== priceId),
          metadata: { ...phase.metadata, [operationMark]: operationId },
        })),
      ],
    },
    key("phases"),
  );
}

/**
 * Restores the phases a schedule had before it was released. Checks first, so that a repetition has no further effect:
 * a schedule that wasn't released, or one attached since, stays as it is.
 */
export async function restoreSchedule(
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
      phases: [current, ...ahead].map(toPhaseParams),
    },
    key("phases_again"),
  );
}

/**
 * Releases the schedule. The subscription stays as it is. (Stripe's `cancel` of a schedule would also end the
 * subscription.) A schedule that is already gone counts as success. Use it only for schedules that contain nothing but
 * our own changes, because an end set by the schedule would be lost.
 */
export async function releaseSchedule(stripe: StripeClient, scheduleId: string, key: StepKey): Promise<void> {
  try {
    await stripe.subscriptionSchedules.release(scheduleId, {}, key("release"));
  } catch (error) {
    const now = await stripe.subscriptionSchedules.retrieve(scheduleId).catch(() => undefined);
    if (now?.status !== "released" && !isMissing(error)) throw error;
  }
}
