import { cancellationFeedbacks } from "../../vocabulary";
import { debtsOf, isOnItsWay, sumOf } from "../payment/debts";
import { lastPeriodEnd } from "../plan/ends";
import { hasMixedPeriods, isBilledByUsage, isFree } from "../plan/item-facts";
import { cancelMoment, cancelsNow } from "../rules/cancel-moment";
import type { Speaker } from "../words/sentences";
import type { Described } from "./described";
import { plannedChange } from "./planned-change";
import { sayTries } from "./say-tries";
import type { CancellationView } from "./view-shape";

/** What cancelling means for this subscription: what ends when, and what is still to be paid. */
export function describeCancellation(words: Speaker, known: Described, name: string): CancellationView {
  const { say } = words;
  const asks = known.settings.cancellationReason;
  return {
    title: say("cancel.title", { plan: name }),
    body: [...whatEnds(words, known, name), ...whatElse(words, known)],
    moment: cancelMoment(known.subscription, known.settings),
    billsUsageNow: billsUsageNow(known),
    confirm: say("cancel.confirm"),
    dismiss:
      known.subscription.status === "incomplete" ? say("cancel.back") : say("cancel.dismiss", { plan: name }),
    // Never insisted upon: the first answer is not to answer.
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

function whatEnds(words: Speaker, known: Described, name: string): string[] {
  const { subscription, settings } = known;
  const { say, date } = words;
  if (subscription.status === "incomplete") {
    return [say("cancel.not_started", { plan: name }), say("cancel.nothing_owed")];
  }
  const endsNow = cancelsNow(subscription, settings);
  const debt = sayDebts(words, known, endsNow);
  if (endsNow) {
    const paid = subscription.status === "active" ? [say("cancel.no_refund")] : [];
    const waits = sayPending(words, known, endsNow);
    const charge = say(waits.length > 0 ? "cancel.no_further_charge" : "cancel.no_charge");
    return [say("cancel.now", { plan: name }), ...waits, charge, ...paid, ...debt];
  }
  const waits = sayPending(words, known, endsNow);
  if (subscription.trialEnd !== null) {
    const until = say("cancel.trial", { date: date(subscription.trialEnd) });
    const none = debt.length > 0 ? "cancel.nothing_else" : "cancel.trial.no_charge";
    return [until, ...debt, ...waits, say(waits.length > 0 ? "cancel.no_further_charge" : none)];
  }
  const keeps = say("cancel.keeps", { plan: name, date: date(lastPeriodEnd(subscription)) });
  const { items } = subscription;
  if (items.every(({ price }) => isFree(price))) return [keeps, ...waits];
  const charged = [
    ...sayDraft(words, known),
    ...(hasMixedPeriods(subscription) ? [say("cancel.renews_before")] : []),
    ...(isBilledByUsage(subscription) ? [say("cancel.usage_until_then")] : []),
    ...waits,
  ];
  // Nothing was paid ahead for what is billed by usage.
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

/** What is owed stays so. Until the period ends it is also tried as before; once it has ended it is not. */
function sayDebts(words: Speaker, known: Described, endsNow: boolean): string[] {
  const { say } = words;
  const { subscription, open } = known;
  const debts = debtsOf(subscription, open);
  const due = debts.filter((debt) => !isOnItsWay(debt)).map(({ invoice }) => invoice);
  const coming = debts.filter(isOnItsWay).map(({ invoice }) => invoice);
  const [key, count] = [endsNow ? "cancel.debt" : "cancel.debt_collected", due.length] as const;
  return [
    ...(count > 0 ? [say(key, { amount: sumOf(words, due), count })] : []),
    ...(endsNow ? [] : sayTries(words, known)),
    ...(coming.length > 0 ? [say("notice.on_its_way", { amount: sumOf(words, coming) })] : []),
  ];
}

/** For an hour a renewal is a draft, which is charged although the subscription is to end with its period. */
function sayDraft({ say, money }: Speaker, { draft }: Described): string[] {
  if (!draft || draft.amount === 0) return [];
  return [say("cancel.draft", { amount: money(draft.amount, draft.currency) })];
}

/**
 * What waits for the next invoice besides the plan is billed with the end as well, save that prorations are dropped by an end
 * at once. A credit is no charge.
 */
function sayPending({ say, money }: Speaker, { nextCharge }: Described, endsNow: boolean): string[] {
  const waiting = (nextCharge?.lines ?? []).filter(
    ({ isInvoiceItem, isProration }) => isInvoiceItem && !(endsNow && isProration),
  );
  const amount = waiting.reduce((sum, line) => sum + line.amount + line.addedTax, 0);
  return nextCharge && amount > 0
    ? [say("cancel.pending", { amount: money(amount, nextCharge.currency) })]
    : [];
}

/** Ending at once bills what was used, and how much that is can only be asked when the dialog opens. */
function billsUsageNow({ subscription, settings }: Described): boolean {
  return isBilledByUsage(subscription) && cancelsNow(subscription, settings);
}

function whatElse(words: Speaker, known: Described): string[] {
  const { say } = words;
  const usage = billsUsageNow(known) ? [say("cancel.usage")] : [];
  const planned = plannedChange(words, known);
  const dropped = planned ? [say("cancel.drops_change", { to: planned.to })] : [];
  const isWaiting = known.subscription.pendingUpdateExpiresAt !== null;
  return [...usage, ...dropped, ...(isWaiting ? [say("cancel.drops_waiting")] : [])];
}
