import type { Subscription } from "../../stripe/subscriptions/reshape";
import { pausedKind } from "../rules/pause-terms";

/** The terms of resuming either the payments, or the subscription with a period that starts now. Pure. */
export function resumeTerms(subscription: Subscription) {
  const kind = pausedKind(subscription);
  return { kind, fingerprint: kind ?? "", context: "resume" };
}
