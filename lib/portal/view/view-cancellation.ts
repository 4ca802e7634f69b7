import { cancellationFeedbacks } from "../../vocabulary";
import { debtsOf, isOnItsWay, sumOf } from "../payment/debts";
import { lastPeriodEnd } from "../plan/ends";
import { hasMixedPeriods, isBilledByUsage, isFree } from "../plan/item-checks";
import { cancelMoment, cancelsNow } from "../rules/cancel-moment";
import type { Speaker } from "../words/sentences";
import { sayRetries } from "./say-retries";
import type { SubscriptionData } from "./subscription-data";
import { upcomingChange } from "./upcoming-change";
import type { CancellationView } from "./view-shape";

/** What canceling means for this subscription: what ends and when, and what still has to be paid. */
export function describeCancellation(
  words: Speaker,
  known: SubscriptionData,
  name: string,
): CancellationView {
  const { say } = words;
  const asks = known.settings.cancellationReason;
  return {
    title: say("cancel.title", { plan: name }),
    body: [...whatEnds(words, known, name), ...otherConsequences(words, known)],
    moment: cancelMoment(known.subscription, known.settings),
    billsUsageNow: billsUsageNow(known),
    confirm: say("cancel.confirm"),
    dismiss:
      known.subscription.status === "incomplete" ? say("cancel.back") : say("cancel.dismiss", { plan: name }),
    // Answering is optional: the first option is not to answer.
    reasons: asks
      ? [
          { value: "", label: say("reason.none") },
          ...cancellationFeedbacks.map((value) => ({ value, label: say(`reason.${value}`) })),
        ]
      : null,
    reasonLabel: say("cancel.reason"),
    commentLabel: say("cancel.comment"),
  };
}

function whatEnds(words: Speaker, known: SubscriptionData, name: string): string[] {
  const { subscription, settings } = known;
  const { say, date } = words;
  if (subscription.status === "incomplete") {
    return [say("cancel.not_started", { plan: name }), say("cancel.nothing_owed")];
  }
  const endsNow = cancelsNow(subscription, settings);
  const debt = sayDebts(words, known, endsNow);
  if (endsNow) {
    const paid = subscription.status === "active" ? [say("cancel.no_refund")] : [];
    return [say("cancel.now", { plan: name }), say("cancel.no_charge"), ...paid, ...debt];
  }
  if (subscription.trialEnd !== null) {
    const until = say("cancel.trial", { date: date(subscription.trialEnd) });
    return [until, ...debt, say(debt.length > 0 ? "cancel.nothing_else" : "cancel.trial.no_charge")];
  }
  const keeps = say("cancel.keeps", { plan: name, date: date(lastPeriodEnd(subscription)) });
  const { items } = subscription;
  if (items.every(({ price }) => isFree(price))) return [keeps];
  const charged = [
    ...sayDraft(words, known),
    ...(hasMixedPeriods(subscription) ? [say("cancel.renews_before")] : []),
    ...(isBilledByUsage(subscription) ? [say("cancel.usage_until_then")] : []),
  ];
  // Usage isn't paid in advance, so there is nothing to refund.
  const refund =
    debt.length > 0 || items.every(({ price }) => price.isMetered) ? [] : [say("cancel.no_refund")];
  const nothingElse = debt.length > 0 ? "cancel.nothing_else" : "cancel.no_charge";
  return [
    keeps,
    ...debt,
    ...charged,
    say(charged.length > 0 ? "cancel.no_further_charge" : nothingElse),
    ...refund,
  ];
}

/** Open invoices stay open. Stripe retries them until the period ends, and not after that. */
function sayDebts(words: Speaker, known: SubscriptionData, endsNow: boolean): string[] {
  const { say } = words;
  const { subscription, open } = known;
  const debts = debtsOf(subscription, open);
  const due = debts.filter((debt) => !isOnItsWay(debt)).map(({ invoice }) => invoice);
  const coming = debts.filter(isOnItsWay).map(({ invoice }) => invoice);
  const [key, count] = [endsNow ? "cancel.debt" : "cancel.debt_collected", due.length] as const;
  return [
    ...(count > 0 ? [say(key, { amount: sumOf(words, due), count })] : []),
    ...(endsNow ? [] : sayRetries(words, known)),
    ...(coming.length > 0 ? [say("notice.on_its_way", { amount: sumOf(words, coming) })] : []),
  ];
}

/**
 * A renewal's invoice is a draft for an hour. It is charged even if the subscription is about to end with its
 * period.
 */
function sayDraft({ say, money }: Speaker, { draft }: SubscriptionData): string[] {
  if (!draft || draft.amount === 0) return [];
  return [say("cancel.draft", { amount: money(draft.amount, draft.currency) })];
}

/** Ending now bills the usage so far. The amount is only known when the dialog opens. */
function billsUsageNow({ subscription, settings }: SubscriptionData): boolean {
  return isBilledByUsage(subscription) && cancelsNow(subscription, settings);
}

function otherConsequences(words: Speaker, known: SubscriptionData): string[] {
  const { say } = words;
  const usage = billsUsageNow(known) ? [say("cancel.usage")] : [];
  const planned = upcomingChange(words, known);
  const dropped = planned ? [say("cancel.drops_change", { to: planned.to })] : [];
  const isWaiting = known.subscription.pendingUpdateExpiresAt !== null;
  return [...usage, ...dropped, ...(isWaiting ? [say("cancel.drops_waiting")] : [])];
}
