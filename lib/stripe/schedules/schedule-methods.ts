import "server-only";
import type Stripe from "stripe";
import type { StripeClient } from "../connection/client";
import { idOf } from "../connection/id-of";
import { toPhaseParams } from "./phases";
import { phasesAhead, reshapeSchedule } from "./schedule-shape";

/**
 * A schedule created from a subscription records the subscription's current payment method, and each phase sets that
 * method again when the phase starts. Therefore, a change of the subscription's payment method must also be made in the
 * schedule.
 */

/**
 * `to` replaces every payment method in the schedule; null removes them. With `only`, it replaces only that payment
 * method.
 */
export type MethodChange = { to: string | null; only?: string };

type Named = string | { id: string } | null;
type Options = { idempotencyKey: string } | undefined;

function isReplaced(named: Named, { to, only }: MethodChange): boolean {
  return named !== null && (only === undefined ? idOf(named) !== to : idOf(named) === only);
}

/**
 * Whether the schedule can stay unchanged. A schedule with unknown content is never changed, because sending it again
 * could lose that content.
 */
export function needsNoChange(
  schedule: Stripe.SubscriptionSchedule | string | null,
  change: MethodChange,
): boolean {
  const known = reshapeSchedule(schedule);
  if (!known || known.isUnknown || typeof schedule !== "object" || !schedule) return true;
  const { default_settings: usual } = schedule;
  // The schedule's own default can only be replaced, not removed, so without `only`, a change to null ignores it.
  const isUsualFree = change.to === null && change.only === undefined;
  return [...phasesAhead(schedule), ...(isUsualFree ? [] : [usual])].every(
    ({ default_payment_method: named }) => !isReplaced(named, change),
  );
}

/** Changes the payment methods named in the schedule. Everything else in it is unchanged. */
export async function changeMethodsInSchedule(
  stripe: StripeClient,
  scheduleId: string,
  change: MethodChange,
  options: Options,
): Promise<void> {
  const schedule = await stripe.subscriptionSchedules.retrieve(scheduleId);
  const known = reshapeSchedule(schedule);
  if (!known || known.isUnknown) return;
  const usual = await newUsual(stripe, schedule, change);
  if (usual === null && needsNoChange(schedule, change)) return;
  await stripe.subscriptionSchedules.update(
    scheduleId,
    {
      end_behavior: schedule.end_behavior,
      proration_behavior: "none",
      ...(usual && { default_settings: { default_payment_method: usual } }),
      phases: phasesAhead(schedule).map((phase) => {
        const { default_payment_method: named, ...same } = toPhaseParams(phase);
        const method = isReplaced(phase.default_payment_method, change) ? change.to : named;
        return { ...same, ...(method && { default_payment_method: method }) };
      }),
    },
    options,
  );
}

/**
 * The schedule's new default payment method; null keeps the default. Stripe doesn't allow removing the default, so
 * instead of being removed, it is set to the payment method that would otherwise pay for the subscription.
 */
async function newUsual(
  stripe: StripeClient,
  { default_settings, customer, subscription }: Stripe.SubscriptionSchedule,
  change: MethodChange,
): Promise<string | null> {
  const { default_payment_method: usual } = default_settings;
  if (!usual || !isReplaced(usual, change)) return null;
  const other = change.to ?? (await payingMethodId(stripe, { customer, subscription }));
  return other === idOf(usual) ? null : other;
}

type Payers = Pick<Stripe.SubscriptionSchedule, "customer" | "subscription">;

/** The ID of the subscription's payment method, or else of the customer's default. */
async function payingMethodId(
  stripe: StripeClient,
  { customer, subscription }: Payers,
): Promise<string | null> {
  const [paid, payer] = await Promise.all([
    subscription && stripe.subscriptions.retrieve(idOf(subscription)),
    stripe.customers.retrieve(idOf(customer)),
  ]);
  const usual = payer.deleted ? null : payer.invoice_settings.default_payment_method;
  const method = (paid && paid.default_payment_method) || usual;
  return method && idOf(method);
}
