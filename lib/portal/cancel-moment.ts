import type { PortalSettings } from "../settings/schema";
import type { Subscription } from "../stripe/reshape";
import { lastPeriodEnd } from "./plan/ends";
import type { SubscriptionStatus } from "./vocabulary";

// Nothing is paid for in these, so there is no period to keep: waiting would only let the debt grow.
const endsAtOnce: SubscriptionStatus[] = ["unpaid", "incomplete", "paused"];

type Cancelable = Pick<Subscription, "status" | "items" | "endsAt">;
type Settings = Pick<PortalSettings, "cancelImmediately" | "keepWhilePastDue">;

/** Whether cancelling ends the subscription at once; otherwise it runs until the end of what was paid for. */
export function cancelsNow(subscription: Cancelable, settings: Settings): boolean {
  if (settings.cancelImmediately || endsAtOnce.includes(subscription.status)) return true;
  // Whatever ends with the period is still tried until then (STRIPE 2.2), so all that is left to stop is that.
  return subscription.status === "past_due" && (!settings.keepWhilePastDue || endsWithPeriod(subscription));
}

/**
 * Whether cancelling would end it before it ends anyway: a later end stops nobody from leaving with the period, and an
 * end of the period nobody who is still asked for a payment.
 */
export function canEndSooner(subscription: Cancelable, settings: Settings): boolean {
  const isAsked = subscription.status !== "active" && subscription.status !== "trialing";
  return !endsWithPeriod(subscription) || (isAsked && cancelsNow(subscription, settings));
}

const endsWithPeriod = ({ endsAt, items }: Cancelable) =>
  endsAt !== null && endsAt <= lastPeriodEnd({ items });

/** When cancelling ends it, in a word that the page sends back: what was shown must still be so. */
export function cancelMoment(subscription: Cancelable, settings: Settings): string {
  return cancelsNow(subscription, settings) ? "now" : String(lastPeriodEnd(subscription));
}
