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
