import { isAllowed } from "../../operations/permissions";
import type { Card } from "../../stripe/methods/payment-methods";
import { expiryOf, isExpiring } from "../card/card-expiry";
import { isFree, renewsBefore } from "../plan/item-checks";
import { factsOf } from "../plan/plan-switch";
import type { Speaker } from "../words/sentences";
import type { NoticeView } from "./pay-shape";
import type { SubscriptionData } from "./subscription-data";

/** Warns of a future problem with a payment method, before anything has failed. */
export function describeWarning(words: Speaker, known: SubscriptionData, name: string): NoticeView | null {
  const { subscription } = known;
  if (subscription.status === "paused") return pausedWithoutCard(words, known, name);
  if (subscription.status !== "active" && subscription.status !== "trialing") return null;
  if (subscription.sendsInvoices) return null;
  const { endsAt, items } = subscription;
  const willCharge = endsAt === null || renewsBefore(subscription, endsAt);
  if (!willCharge || items.every(({ price }) => isFree(price))) return null;
  // The warning about the customer's default card is next to that card, once for all subscriptions.
  const own = subscription.paymentMethod;
  if (own?.card) return cardExpiring(words, known, own.card);

  return trialWithoutCard(words, known, name);
}

function cardExpiring({ say, date }: Speaker, { now }: SubscriptionData, card: Card): NoticeView | null {
  if (!isExpiring(card, now)) return null;
  const lastDay = expiryOf(card) - 1;
  const key = lastDay < now ? "notice.card_expired" : "notice.card_expires";
  return {
    tone: "warning",
    title: say(`${key}.title`),
    text: say(key, { last4: card.last4, date: date(lastDay) }),
    pay: null,
    debts: [],
    isSolvedByCard: true,
  };
}

function pausedWithoutCard(
  { say }: Speaker,
  { subscription, settings, service, all, hasPaymentMethod }: SubscriptionData,
  name: string,
): NoticeView | null {
  const canResume = isAllowed("resume", settings, factsOf(subscription, service, settings, all, false));
  const needsNone = subscription.items.every(({ price }) => isFree(price));
  // Say this only if the customer can both add a card and resume here.
  if (!canResume || !settings.updateCard || hasPaymentMethod || needsNone) return null;
  const title = say("notice.paused_without_card.title", { plan: name });
  return {
    tone: "warning",
    title,
    text: say("notice.paused_without_card"),
    pay: null,
    debts: [],
    isSolvedByCard: true,
  };
}

function trialWithoutCard(
  { say, date }: Speaker,
  { subscription, hasPaymentMethod }: SubscriptionData,
  name: string,
): NoticeView | null {
  if (subscription.trialEnd === null || hasPaymentMethod) return null;
  const { withoutCardAtTrialEnd, collectionPaused } = subscription;
  // While payments are paused, no payment is missed. The trial still ends or pauses the subscription.
  if (withoutCardAtTrialEnd === "create_invoice" && collectionPaused) return null;
  const key = `notice.trial_without_card.${withoutCardAtTrialEnd}` as const;
  return {
    tone: "warning",
    title: say("notice.trial_without_card.title", { plan: name }),
    text: say(key, { date: date(subscription.trialEnd) }),
    pay: null,
    debts: [],
    isSolvedByCard: true,
  };
}
