import type { Stored } from "../../world";
import type { Subscription } from "../records";
import { servedUntil } from "./subscription-item";

/**
 * A subscription as the API shows it. Documented: a cancellation date inside the current period moves that period's end
 * and the anchor to it. The stored period keeps its natural end, so moving the date later or clearing it restores the
 * period. Unverified: the former anchor returns as well.
 */
export function withShownEnd<Object extends Stored>(object: Object): Object {
  return object.object === "subscription" ? (shorten(object as unknown as Subscription) as never) : object;
}

function shorten(subscription: Subscription): Subscription {
  const { cancel_at: at, items } = subscription;
  const isCut = at !== null && items.data.some((item) => servedUntil(item, at) < item.current_period_end);
  if (!isCut) return subscription;
  const data = items.data.map((item) => ({ ...item, current_period_end: servedUntil(item, at) }));
  return { ...subscription, billing_cycle_anchor: at, items: { ...items, data } };
}
