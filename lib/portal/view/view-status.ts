import type { SentenceKey } from "../../i18n/english/english";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import type { SubscriptionStatus } from "../../vocabulary";
import type { Speaker } from "../words/sentences";
import type { Tone } from "./tone";
import type { SubscriptionView } from "./view-shape";

const tones: Record<SubscriptionStatus, Tone> = {
  active: "good",
  trialing: "good",
  past_due: "bad",
  unpaid: "bad",
  incomplete: "warning",
  incomplete_expired: "neutral",
  paused: "warning",
  canceled: "neutral",
};

export function describeStatus({ say }: Speaker, subscription: Subscription): SubscriptionView["status"] {
  if (subscription.endsAt !== null && tones[subscription.status] === "good") {
    return { value: subscription.status, label: say("status.ending"), tone: "warning" };
  }
  if (subscription.collectionPaused && tones[subscription.status] === "good") {
    return { value: subscription.status, label: say("status.collection_paused"), tone: "warning" };
  }
  const key: SentenceKey = `status.${subscription.status}`;
  return { value: subscription.status, label: say(key), tone: tones[subscription.status] };
}
