import type { SentenceKey } from "../i18n/en";
import type { Subscription } from "../stripe/reshape";
import { hasEnded } from "./permissions";
import { baseItem } from "./plan-switch";
import type { Speaker } from "./sentences";
import type { SubscriptionView, Tone } from "./view-shape";
import type { Described } from "./described";
import type { SubscriptionStatus } from "./vocabulary";

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
  const key: SentenceKey = `status.${subscription.status}`;
  return { value: subscription.status, label: say(key), tone: tones[subscription.status] };
}

/** What happens next and when, in one sentence. */
export function headlineOf(words: Speaker, known: Described): string {
  const { say, date } = words;
  const { subscription, nextCharge } = known;
  if (hasEnded(subscription))
    return say("headline.ended", { date: date(subscription.endedAt ?? subscription.createdAt) });
  if (subscription.endsAt !== null) return say("headline.ends", { date: date(subscription.endsAt) });
  if (subscription.status === "past_due" || subscription.status === "unpaid") return say("headline.past_due");
  if (subscription.status === "incomplete") return say("headline.incomplete");
  if (subscription.status === "paused") return say("headline.paused");
  if (subscription.collectionPaused) return say("headline.collection_paused");
  const change = plannedChange(known);
  if (change) return say("headline.changes", { plan: change.name, date: date(change.startsAt) });
  if (subscription.trialEnd !== null) {
    const [first] = subscription.items;
    const price = first ? words.price(first.price, first.quantity) : "";
    return say("headline.trial", { date: date(subscription.trialEnd), price });
  }
  const periodEnds = subscription.items.map((item) => item.periodEnd);
  return say("headline.renews", { date: date(nextCharge?.chargedAt ?? Math.min(...periodEnds)) });
}

/** The plan that takes over at the renewal, if one is planned; its name where the service knows it. */
export function plannedChange({ subscription, plans, service }: Described) {
  const next = subscription.schedule?.next;
  if (!next) return null;
  const current = baseItem(subscription, service)?.price.id;
  const plan = plans.find(
    ({ price }) => price.id !== current && next.items.some((item) => item.priceId === price.id),
  );
  return plan ? { startsAt: next.startsAt, name: plan.name, priceId: plan.price.id } : null;
}

/** What the customer has to do: pay what is open, with the link to do it. */
export function describeNotice(
  words: Speaker,
  subscription: Subscription,
  name: string,
): SubscriptionView["notice"] {
  const { say, money, date } = words;
  const invoice = subscription.latestInvoice;
  const isOpen = invoice?.status === "open" && invoice.amountRemaining > 0;
  if (!invoice || !isOpen || hasEnded(subscription)) return null;
  const amount = money(invoice.amountRemaining, subscription.currency);
  const link = invoice.hostedUrl ? { label: say("notice.pay", { amount }), url: invoice.hostedUrl } : null;
  const withLink = (tone: Tone, text: string) => ({ tone, text, ...(link && { link }) });
  if (subscription.pendingUpdateExpiresAt !== null) {
    return withLink(
      "warning",
      say("notice.pending_update", { amount, date: date(subscription.pendingUpdateExpiresAt) }),
    );
  }
  if (subscription.status === "incomplete")
    return withLink("warning", say("notice.finish_payment", { amount, plan: name }));
  if (subscription.status === "past_due" || subscription.status === "unpaid") {
    return withLink("bad", say("notice.payment_due", { amount, plan: name }));
  }
  return null;
}
