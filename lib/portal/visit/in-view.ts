import { formerMark } from "../../stripe/subscriptions/marks";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import type { Visit } from "./visit";

/** A page may limit the view to one subscription, which includes its successor. */
export function isInView(
  { onlySubscriptionId }: Pick<Visit, "onlySubscriptionId">,
  { id, metadata }: Pick<Subscription, "id" | "metadata">,
): boolean {
  return !onlySubscriptionId || id === onlySubscriptionId || metadata[formerMark] === onlySubscriptionId;
}
