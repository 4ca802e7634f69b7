import { hasEnded } from "../../operations/facts";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { isInView } from "../visit/in-view";
import type { Visit } from "../visit/visit";
import type { Speaker } from "../words/sentences";

type Empty = { emptyTitle: string; emptyBody: string };

/**
 * Explains why there is no subscription to show: there never was one, or the former subscriptions have ended. A former
 * customer is never told that there was none.
 */
export function describeEmpty(
  words: Speaker,
  visit: Pick<Visit, "identity" | "onlySubscriptionId">,
  everything: Subscription[],
): Empty {
  const { say, date } = words;
  const { identity } = visit;
  const inView = everything.filter((subscription) => isInView(visit, subscription));
  const ends = inView
    .filter((subscription) => hasEnded(subscription) && subscription.status !== "incomplete_expired")
    .map(({ endedAt, createdAt }) => endedAt ?? createdAt);
  if (ends.length > 0) {
    const last = { date: date(Math.max(...ends)), count: ends.length };
    return { emptyTitle: say("empty.ended.title"), emptyBody: say("empty.ended.body", last) };
  }
  if (inView.length > 0)
    return { emptyTitle: say("empty.ended.title"), emptyBody: say("empty.never_started.body") };
  if (everything.length > 0)
    return { emptyTitle: say("empty.narrowed.title"), emptyBody: say("empty.narrowed.body", { identity }) };
  return { emptyTitle: say("empty.title"), emptyBody: say("empty.body", { identity }) };
}
