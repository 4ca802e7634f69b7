import "server-only";
import type { Subscription } from "../stripe/reshape";
import { listSubscriptions } from "../stripe/subscriptions";
import { hasEnded } from "./permissions";
import type { SubscriptionFacts } from "./permissions";
import { factsOf } from "./plan/plan-switch";
import type { Visit } from "./visit";

/**
 * What the rules need to know, read now. Only what has ended asks for the customer's other subscriptions: nothing
 * that takes time may stand before a cancellation.
 */
export async function readFacts(visit: Visit, subscription: Subscription): Promise<SubscriptionFacts> {
  const others = hasEnded(subscription)
    ? await listSubscriptions(visit.stripe, subscription.customerId)
    : [subscription];
  return factsOf(subscription, visit.service, visit.settings, others);
}
