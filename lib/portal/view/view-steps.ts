import { baseItem } from "../plan/plan-switch";
import type { Speaker } from "../words/sentences";
import { isPlannedPrice, nextPayment } from "./headline/next-payment";
import type { SubscriptionData } from "./subscription-data";
import { upcomingPrice } from "./upcoming-change";
import { sayItemPrice } from "./view-price";
import type { SubscriptionView } from "./view-shape";

/**
 * Describes the plan before and after a scheduled change. Empty if no other plan is scheduled. Also empty if the charge
 * on the day of the change differs from the new price, because the steps would promise that price.
 */
export function describeSteps(
  words: Speaker,
  known: SubscriptionData,
  name: string,
): SubscriptionView["steps"] {
  const { say, date } = words;
  const { subscription, service } = known;
  const planned = upcomingPrice(words, known);
  const item = baseItem(subscription, service) ?? subscription.items[0];
  const next = nextPayment(known);
  if (!planned || !item || !next || !isPlannedPrice(words, known, next)) return [];
  const day = { date: date(planned.startsAt) };
  const now = subscription.trialEnd === null ? sayItemPrice(words, item) : say("price.free");
  return [
    { what: say("step.what", { plan: name, price: now }), when: say("step.until", day) },
    { what: say("step.what", { plan: planned.to, price: planned.price }), when: say("step.from", day) },
  ];
}
