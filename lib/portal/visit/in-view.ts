import { formerMark } from "../../stripe/subscriptions/marks";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import type { Visit } from "./visit";

/** A page may narrow the view to one subscription; the one that was started in its place is in view with it. */
export function isInView(
  { onlySubscriptionId }: Pick<Visit, "onlySubscriptionId">,
  { id, metadata }: Pick<Subscription, "id" | "metadata">,
): boolean {
  return !onlySubscriptionId || id === onlySubscriptionId || metadata[formerMark] === onlySubscriptionId;
}
