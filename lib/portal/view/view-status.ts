import type { SentenceKey } from "../../i18n/english/english";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import type { SubscriptionStatus } from "../../vocabulary";
import type { Speaker } from "../words/sentences";
import type { Tone } from "./tone";
import type { SubscriptionView } from "./view-shape";

const tones: Record<SubscriptionStatus, Tone> = {
  active: "good",
  trialing: "accent",
  past_due: "bad",
  unpaid: "bad",
  incomplete: "warning",
  incomplete_expired: "neutral",
  paused: "accent",
  canceled: "neutral",
};

export function describeStatus(
  { say, date }: Speaker,
  subscription: Subscription,
): SubscriptionView["status"] {
  const { status: value, endsAt, collectionPaused } = subscription;
  const isRunning = value === "active" || value === "trialing";
  if (endsAt !== null && isRunning)
    return { value, label: say("status.ending", { date: date(endsAt, "medium") }), tone: "neutral" };
  if (collectionPaused && isRunning) return { value, label: say("status.collection_paused"), tone: "accent" };
  const key: SentenceKey = `status.${value}`;
  return { value, label: say(key), tone: tones[value] };
}
