import type { Subscription } from "../../stripe/subscriptions/reshape";
import { pausedKind } from "../rules/pause-terms";

/** What resuming is: of the payments, or of the subscription, which begins a period now. Pure. */
export function resumeTerms(subscription: Subscription) {
  const kind = pausedKind(subscription);
  return { kind, fingerprint: kind ?? "", context: "resume" };
}
