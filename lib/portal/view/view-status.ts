import type { SentenceKey } from "../../i18n/en";
import type { Subscription } from "../../stripe/reshape";
import { pauseEnd } from "../pause-terms";
import { hasEnded } from "../permissions";
import { nextRenewal } from "../plan/renewals";
import { hasMixedPeriods, isBilledByUsage, isFree, renewsBefore } from "../plan/item-facts";
import { plannedChange } from "./planned-change";
import { plannedRemoval } from "./view-add-ons";
import { baseItem } from "../plan/plan-switch";
import type { Speaker } from "../sentences";
import type { Tone } from "./tone";
import type { SubscriptionView } from "./view-shape";
import type { Described } from "./described";
import type { SubscriptionStatus } from "../vocabulary";

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

/** What happens next and when, in one sentence. */
export function headlineOf(words: Speaker, known: Described): string {
  const { say, date } = words;
  const { subscription, nextCharge } = known;
  if (subscription.status === "incomplete_expired") return say("headline.never_started");
  if (hasEnded(subscription))
    return say("headline.ended", { date: date(subscription.endedAt ?? subscription.createdAt) });
  if (subscription.endsAt !== null) return endingHeadline(words, subscription, subscription.endsAt);
  if (subscription.status === "past_due") return overdueHeadline(words, subscription);
  if (subscription.status === "unpaid") return say("headline.unpaid");
  if (subscription.status === "incomplete") return say("headline.incomplete");
  if (subscription.status === "paused") return say("headline.paused");
  if (subscription.collectionPaused) return pausedPaymentsHeadline(words, subscription);
  const change = plannedChange(words, known);
  if (change) return say("headline.changes", { to: change.to, date: date(change.startsAt) });
  const removal = plannedRemoval(words, known);
  if (removal) return say("headline.without", { names: removal.names, date: date(removal.startsAt) });
  if (subscription.trialEnd !== null) return trialHeadline(words, known, subscription.trialEnd);
  if (subscription.items.every(({ price }) => isFree(price))) return say("headline.free");
  const item = baseItem(subscription, known.service) ?? subscription.items[0];
  if (item && hasMixedPeriods(subscription)) {
    // The next charge may be for something else; what the card is about renews at its own time.
    return say("headline.renews", { date: date(item.periodEnd) });
  }
  const periodEnds = subscription.items.map(({ periodEnd }) => periodEnd);
  return say("headline.renews", { date: date(nextCharge?.chargedAt ?? Math.min(...periodEnds)) });
}

/** Only what ends with what is paid for already is never charged again. */
function endingHeadline({ say, date }: Speaker, subscription: Subscription, endsAt: number): string {
  const { items } = subscription;
  const values = { date: date(endsAt) };
  if (items.every(({ price }) => isFree(price))) return say("headline.ends.free", values);
  if (renewsBefore(subscription, endsAt)) return say("headline.ends.later", values);
  return say(isBilledByUsage(subscription) ? "headline.ends.usage" : "headline.ends", values);
}

function overdueHeadline({ say, date }: Speaker, { sendsInvoices, latestInvoice }: Subscription): string {
  if (sendsInvoices) return say("headline.overdue");
  const next = latestInvoice?.status === "open" ? latestInvoice.nextAttemptAt : null;
  return next === null ? say("headline.past_due") : say("headline.past_due.retried", { date: date(next) });
}

function pausedPaymentsHeadline({ say, date }: Speaker, subscription: Subscription): string {
  const until = pauseEnd(subscription);
  if (until === null) return say("headline.collection_paused");
  const paidUntil = nextRenewal(subscription);
  // What was paid before is had to its end: only what would come then is not charged.
  if (subscription.latestInvoice?.status === "paid" && paidUntil < until) {
    return say("headline.pauses", { date: date(paidUntil), until: date(until) });
  }
  return say("headline.collection_paused.until", { date: date(until) });
}

function trialHeadline({ say, date, price }: Speaker, known: Described, trialEnd: number): string {
  const item = baseItem(known.subscription, known.service) ?? known.subscription.items[0];
  // In days of the calendar, as the date beside it is one.
  const days = Math.max(0, Math.floor(trialEnd / 86_400) - Math.floor(known.now / 86_400));
  const then = item ? price(item.price, item.quantity) : "";
  return say("headline.trial", { days, date: date(trialEnd), price: then });
}
