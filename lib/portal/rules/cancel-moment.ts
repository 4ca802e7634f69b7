import type { PortalSettings } from "../../settings/schema";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import type { SubscriptionStatus } from "../../vocabulary";
import { lastPeriodEnd } from "../plan/ends";

// In these states, no period is paid for, so waiting would only increase the debt.
const endsAtOnce: SubscriptionStatus[] = ["unpaid", "incomplete", "paused"];

type Cancelable = Pick<Subscription, "status" | "items" | "endsAt">;
type Settings = Pick<PortalSettings, "cancelImmediately" | "keepWhilePastDue">;

/**
 * True if canceling ends the subscription now. Otherwise it ends with the paid period. If a subscription already ends
 * with its period, canceling ends it now, so that no payment is retried until then.
 */
export function cancelsNow(subscription: Cancelable, settings: Settings): boolean {
  if (settings.cancelImmediately || endsAtOnce.includes(subscription.status)) return true;
  return endsWithPeriod(subscription) || (subscription.status === "past_due" && !settings.keepWhilePastDue);
}

/**
 * True if canceling still makes a difference. A later end doesn't prevent leaving at the end of the period, and a
 * subscription that ends with its period can still be ended earlier while a payment is outstanding. `isTried`: whether
 * Stripe will try a payment automatically, whatever the status.
 */
export function canEndSooner(subscription: Cancelable, isTried: boolean): boolean {
  const isAsked = subscription.status !== "active" && subscription.status !== "trialing";
  return !endsWithPeriod(subscription) || isAsked || isTried;
}

export const endsWithPeriod = ({ endsAt, items }: Cancelable) =>
  endsAt !== null && endsAt <= lastPeriodEnd({ items });

/**
 * When canceling would end the subscription, as a text that the page sends back. The operation is refused if this has
 * changed since the page was shown.
 */
export function cancelMoment(subscription: Cancelable, settings: Settings): string {
  return cancelsNow(subscription, settings) ? "now" : String(lastPeriodEnd(subscription));
}
