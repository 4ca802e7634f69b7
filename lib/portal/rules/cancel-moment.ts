import type { PortalSettings } from "../../settings/schema";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import type { SubscriptionStatus } from "../../vocabulary";
import { lastPeriodEnd } from "../plan/ends";

// Nothing is paid for in these, so there is no period to keep: waiting would only let the debt grow.
const endsAtOnce: SubscriptionStatus[] = ["unpaid", "incomplete", "paused"];

type Cancelable = Pick<Subscription, "status" | "items" | "endsAt">;
type Settings = Pick<PortalSettings, "cancelImmediately" | "keepWhilePastDue">;

/**
 * Whether cancelling ends the subscription at once; otherwise it runs until the end of what was paid for. What ends with its
 * period anyway is canceled only to stop what is still tried until then.
 */
export function cancelsNow(subscription: Cancelable, settings: Settings): boolean {
  if (settings.cancelImmediately || endsAtOnce.includes(subscription.status)) return true;
  return endsWithPeriod(subscription) || (subscription.status === "past_due" && !settings.keepWhilePastDue);
}

/**
 * Whether there is something to stop before it ends anyway: a later end stops nobody from leaving with the period, and an
 * end of the period nobody who is still asked for a payment. `isTried`: one is tried by itself, whatever the status says.
 */
export function canEndSooner(subscription: Cancelable, isTried: boolean): boolean {
  const isAsked = subscription.status !== "active" && subscription.status !== "trialing";
  return !endsWithPeriod(subscription) || isAsked || isTried;
}

export const endsWithPeriod = ({ endsAt, items }: Cancelable) =>
  endsAt !== null && endsAt <= lastPeriodEnd({ items });

/** When cancelling ends it, in a word that the page sends back: what was shown must still be so. */
export function cancelMoment(subscription: Cancelable, settings: Settings): string {
  return cancelsNow(subscription, settings) ? "now" : String(lastPeriodEnd(subscription));
}
