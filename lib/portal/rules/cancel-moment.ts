import type { PortalSettings } from "../../settings/schema";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import type { SubscriptionStatus } from "../../vocabulary";
import { lastPeriodEnd } from "../plan/ends";

// With these statuses, no period is paid for, so waiting would only increase the debt.
const endsAtOnce: SubscriptionStatus[] = ["unpaid", "incomplete", "paused"];

type Cancelable = Pick<Subscription, "status" | "items" | "endsAt">;
type Settings = Pick<PortalSettings, "cancelImmediately" | "keepWhilePastDue">;

/**
 * Whether canceling ends the subscription now; otherwise it ends with the paid period. If it already ends
 * with its period, canceling ends it now, so that nothing is retried until then.
 */
export function cancelsNow(subscription: Cancelable, settings: Settings): boolean {
  if (settings.cancelImmediately || endsAtOnce.includes(subscription.status)) return true;
  return endsWithPeriod(subscription) || (subscription.status === "past_due" && !settings.keepWhilePastDue);
}

/**
 * Whether canceling still makes a difference. A later end doesn't prevent leaving at the end of the period,
 * and a subscription that ends with its period can still be stopped while a payment is outstanding.
 * `isTried`: whether Stripe will try a payment automatically, whatever the status says.
 */
export function canEndSooner(subscription: Cancelable, isTried: boolean): boolean {
  const isAsked = subscription.status !== "active" && subscription.status !== "trialing";
  return !endsWithPeriod(subscription) || isAsked || isTried;
}

export const endsWithPeriod = ({ endsAt, items }: Cancelable) =>
  endsAt !== null && endsAt <= lastPeriodEnd({ items });

/**
 * When canceling ends it, as a word that the page sends back: it must not have changed since it was shown.
 */
export function cancelMoment(subscription: Cancelable, settings: Settings): string {
  return cancelsNow(subscription, settings) ? "now" : String(lastPeriodEnd(subscription));
}
