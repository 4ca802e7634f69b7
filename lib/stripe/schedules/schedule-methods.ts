import "server-only";
import type Stripe from "stripe";
import type { StripeClient } from "../connection/client";
import { idOf } from "../connection/id-of";
import { toPhaseParams } from "./phases";
import { phasesAhead } from "./schedule-shape";

/**
 * A schedule created from a subscription records the payment method of that moment, and each of its phases
 * sets it again when it starts. A change of the subscription's payment method must therefore also be written
 * to the schedule.
 */

type Options = { idempotencyKey: string } | undefined;

/** Every payment method the schedule would still set. */
export function methodsInSchedule(schedule: Stripe.SubscriptionSchedule): string[] {
  if (schedule.status !== "active" && schedule.status !== "not_started") return [];
  const places = [schedule.default_settings, ...phasesAhead(schedule)];
  return places.flatMap(({ default_payment_method: method }) => (method ? [idOf(method)] : []));
}

/**
 * Whether the schedule would set no other payment method. `paymentMethodId` is null if the subscription has
 * none of its own.
 */
export function setsNoOtherMethod(
  schedule: Stripe.SubscriptionSchedule | string | null,
  paymentMethodId: string | null,
): boolean {
  if (!schedule || typeof schedule === "string") return true;
  return methodsInSchedule(schedule).every((id) => id === paymentMethodId);
}

/**
 * Replaces every other payment method named in the schedule, or removes it if `paymentMethodId` is null.
 * Everything else in the schedule is unchanged.
 */
export async function setMethodInSchedule(
  stripe: StripeClient,
  scheduleId: string,
  paymentMethodId: string | null,
  options: Options,
): Promise<void> {
  const schedule = await stripe.subscriptionSchedules.retrieve(scheduleId);
  if (setsNoOtherMethod(schedule, paymentMethodId)) return;
  const { default_settings: settings, end_behavior } = schedule;
  await stripe.subscriptionSchedules.update(
    scheduleId,
    {
      end_behavior,
      proration_behavior: "none",
      ...(settings.default_payment_method && {
        default_settings: { default_payment_method: paymentMethodId ?? "" },
      }),
      phases: phasesAhead(schedule)
        .map(toPhaseParams)
        .map(({ default_payment_method: named, ...phase }) => ({
          ...phase,
          ...(named && paymentMethodId !== null && { default_payment_method: paymentMethodId }),
        })),
    },
    options,
  );
}
