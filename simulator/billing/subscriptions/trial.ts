import { invalidRequest } from "../../wire/errors";
import type { World } from "../../world";
import type { Subscription, SubscriptionItem } from "../records";

/** The effect of a request on a trial: none, ending it now, or setting its end. */
export type TrialChange = { kind: "none" } | { kind: "ends" } | { kind: "runs"; until: number };

export function readTrialChange(
  world: World,
  subscription: Subscription,
  sent: "now" | number | undefined,
): TrialChange {
  // Recorded: `now` has no effect on a subscription without a trial.
  if (sent === "now") return { kind: subscription.status === "trialing" ? "ends" : "none" };
  if (sent === undefined) return { kind: "none" };
  if (subscription.status === "paused") {
    throw invalidRequest(
      "You cannot set `trial_end` while a subscription is `paused`. Resume the subscription first before setting `trial_end`.",
    );
  }
  return { kind: "runs", until: checkTrialEnd(world, sent) };
}

/**
 * Refuses a trial's end that is in the past or too far ahead. The limit of two years is documented, but its message is
 * unverified. The message for a time in the past was observed.
 *
 * @param param the parameter with the trial's end.
 */
export function checkTrialEnd(
  world: World,
  until: number,
  param: "trial_end" | "trial_period_days" = "trial_end",
): number {
  if (until <= world.now()) {
    throw invalidRequest(
      "The parameter `trial_end` expects a unix timestamp representing a date and time in the future. You specified " +
        `the value \`${until}\` which is in the past.`,
      { param: "trial_end" },
    );
  }
  if (until > world.now() + 730 * 86_400) {
    throw invalidRequest("Invalid timestamp: can be no more than two years in the future.", { param });
  }
  return until;
}

/** How long before its end a trial is announced, in seconds. */
export const announcedBeforeSeconds = 3 * 86_400;

/**
 * As Stripe's package says, `trial_will_end` is sent immediately for a trial that is shortened to less than three days.
 * Unverified: the same applies to a trial that is shorter from the start.
 */
export function announcementFields(until: number, now: number): Partial<Subscription> {
  return until - now <= announcedBeforeSeconds ? { _trialEndAnnounced: until } : {};
}

/** The fields of a subscription on trial until this moment. Its billing cycle starts when the trial ends. */
export function trialFields(
  world: World,
  subscription: Subscription,
  until: number,
  from = world.now(),
): Partial<Subscription> {
  const trial_start = subscription.status === "trialing" ? subscription.trial_start : from;
  const announced = announcementFields(until, from);
  return { billing_cycle_anchor: until, status: "trialing", trial_end: until, trial_start, ...announced };
}

/** Items on trial. Trial time isn't charged, so it can't be credited. */
export function itemsOnTrial(
  world: World,
  subscription: Subscription,
  items: SubscriptionItem[],
  until: number,
  from = world.now(),
) {
  const start = subscription.status === "trialing" ? undefined : from;
  return items.map((item) => ({
    ...item,
    current_period_start: start ?? item.current_period_start,
    current_period_end: until,
    _debits: [],
  }));
}
