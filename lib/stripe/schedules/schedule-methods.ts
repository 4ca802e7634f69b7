import "server-only";
import type Stripe from "stripe";
import type { StripeClient } from "../connection/client";
import { idOf } from "../connection/id-of";
import { samePhase } from "./phases";
import { phasesAhead } from "./schedule-shape";

/**
 * A schedule that was made from a subscription has written down what paid for it then, and each of its phases brings that
 * back as it begins: what pays for a subscription now has to be written there too.
 */

type Options = { idempotencyKey: string } | undefined;

/** Every payment method that the schedule would still bring back. */
export function methodsNamedBy(schedule: Stripe.SubscriptionSchedule): string[] {
  if (schedule.status !== "active" && schedule.status !== "not_started") return [];
  const places = [schedule.default_settings, ...phasesAhead(schedule)];
  return places.flatMap(({ default_payment_method: method }) => (method ? [idOf(method)] : []));
}

/** Whether nothing in the schedule brings back another one; `paymentMethodId` is null for none of its own. */
export function agreesWith(
  schedule: Stripe.SubscriptionSchedule | string | null,
  paymentMethodId: string | null,
): boolean {
  if (!schedule || typeof schedule === "string") return true;
  return methodsNamedBy(schedule).every((id) => id === paymentMethodId);
}

/** Writes it where the schedule names another one; everything else in it stays. */
export async function payInSchedule(
  stripe: StripeClient,
  scheduleId: string,
  paymentMethodId: string | null,
  options: Options,
): Promise<void> {
  const schedule = await stripe.subscriptionSchedules.retrieve(scheduleId);
  if (agreesWith(schedule, paymentMethodId)) return;
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
        .map(samePhase)
        .map(({ default_payment_method: named, ...phase }) => ({
          ...phase,
          ...(named && paymentMethodId !== null && { default_payment_method: paymentMethodId }),
        })),
    },
    options,
  );
}
