import type { PortalSettings } from "../settings/schema";
import type { Subscription } from "../stripe/reshape";
import type { SubscriptionStatus } from "./vocabulary";

// Nothing is paid for in these, so there is no period to keep: waiting would only let the debt grow.
const endsAtOnce: SubscriptionStatus[] = ["unpaid", "incomplete", "paused"];

/** Whether cancelling ends the subscription at once; otherwise it runs until the end of what was paid for. */
export function cancelsNow(subscription: Pick<Subscription, "status">, settings: PortalSettings): boolean {
  if (settings.cancelImmediately || endsAtOnce.includes(subscription.status)) return true;
  return subscription.status === "past_due" && !settings.keepWhilePastDue;
}

/** When a subscription that is cancelled has ended altogether: with the last of its periods. Seconds. */
export const lastPeriodEnd = ({ items }: Pick<Subscription, "items">): number =>
  Math.max(...items.map(({ periodEnd }) => periodEnd));

/** When cancelling ends it, in a word that the page sends back: what was shown must still be so. */
export function cancelMoment(
  subscription: Pick<Subscription, "status" | "items">,
  settings: PortalSettings,
): string {
  return cancelsNow(subscription, settings) ? "now" : String(lastPeriodEnd(subscription));
}
