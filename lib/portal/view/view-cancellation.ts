import type { SentenceKey } from "../../i18n/english/english";
import { plainText } from "../../plain-text";
import { cancellationFeedbacks } from "../../vocabulary";
import { debtsOf, isOnItsWay, sumOf } from "../payment/debts";
import { lastPeriodEnd } from "../plan/ends";
import { hasMixedPeriods, isBilledByUsage, isFree } from "../plan/item-checks";
import { cancelMoment, cancelsNow } from "../rules/cancel-moment";
import type { Speaker } from "../words/sentences";
import type { CancellationFact, CancellationView } from "./cancellation-shape";
import { sayRetries } from "./say-retries";
import type { SubscriptionData } from "./subscription-data";
import { upcomingChange } from "./upcoming-change";

/** Describes the consequences of canceling this subscription: the end, and the payments that are still due. */
export function describeCancellation(
  words: Speaker,
  known: SubscriptionData,
  name: string,
): CancellationView {
  const { say } = words;
  const asks = known.settings.cancellationReason;
  return {
    title: say("cancel.title", { plan: name }),
    facts: [
      ...whatEnds(words, known, name),
      ...otherConsequences(words, known),
      ...sayMerchantsMessage(known),
    ],
    moment: cancelMoment(known.subscription, known.settings),
    billsUsageNow: billsUsageNow(known),
    confirm: say("cancel.confirm"),
    dismiss:
      known.subscription.status === "incomplete" ? say("cancel.back") : say("cancel.dismiss", { plan: name }),
    // Giving a reason is optional: the first option gives none.
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

/** The merchant's own message. It comes after the facts and can't replace them. */
function sayMerchantsMessage({ wishes: { messageOnCancel: text } }: SubscriptionData): CancellationFact[] {
  return text === undefined ? [] : [{ icon: "note", title: null, text: plainText(text) }];
}

function whatEnds(words: Speaker, known: SubscriptionData, name: string): CancellationFact[] {
  const { subscription, settings } = known;
  const { say } = words;
  if (subscription.status === "incomplete") {
    const why = { title: say("cancel.not_started.title", { plan: name }), text: say("cancel.not_started") };
    return [{ icon: "end", ...why }, payments(words, "cancel.nothing.title", [say("cancel.nothing_owed")])];
  }
  return cancelsNow(subscription, settings) ? endsToday(words, known, name) : endsLater(words, known);
}

function endsToday(words: Speaker, known: SubscriptionData, name: string): CancellationFact[] {
  const { say } = words;
  const debt = sayDebts(words, known, true);
  const last = [...(billsUsageNow(known) ? [say("cancel.usage")] : []), ...sayPending(words, known, true)];
  const charged =
    last.length > 0
      ? payments(words, "cancel.last.title", [...last, say("cancel.no_further_charge"), ...debt])
      : payments(words, "cancel.no_charge.title", [say("cancel.no_charge"), ...debt]);
  const isPaid = known.subscription.status === "active";
  return [
    { icon: "end", title: say("cancel.now.title", { plan: name }), text: say("cancel.now") },
    charged,
    ...(isPaid ? sayRefund(words, known) : []),
  ];
}

function endsLater(words: Speaker, known: SubscriptionData): CancellationFact[] {
  const { subscription } = known;
  const { say, date } = words;
  const debt = sayDebts(words, known, false);
  const waits = sayPending(words, known, false);
  const text = say("cancel.keeps");
  if (subscription.trialEnd !== null) {
    const until = say("cancel.trial.title", { date: date(subscription.trialEnd) });
    const end: CancellationFact = { icon: "end", title: until, text };
    const still = [...debt, ...waits];
    const rest = say(waits.length > 0 ? "cancel.no_further_charge" : "cancel.nothing_else");
    if (still.length > 0) return [end, payments(words, "cancel.payments.title", [...still, rest])];
    return [end, payments(words, "cancel.nothing.title", [say("cancel.trial.no_charge")])];
  }
  const until = say("cancel.keeps.title", { date: date(lastPeriodEnd(subscription)) });
  const end: CancellationFact = { icon: "end", title: until, text };
  const { items } = subscription;
  if (waits.length === 0 && items.every(({ price }) => isFree(price))) return [end];
  const charged = [
    ...sayDraft(words, known),
    ...(hasMixedPeriods(subscription) ? [say("cancel.renews_before")] : []),
    ...(isBilledByUsage(subscription) ? [say("cancel.usage_until_then")] : []),
    ...waits,
  ];
  const still = [...debt, ...charged];
  const rest = say(charged.length > 0 ? "cancel.no_further_charge" : "cancel.nothing_else");
  const told =
    still.length > 0
      ? payments(words, "cancel.payments.title", [...still, rest])
      : payments(words, "cancel.no_charge.title", [say("cancel.no_charge")]);
  // Usage isn't paid in advance, so it can't be refunded.
  const isPaidAhead = debt.length === 0 && items.some(({ price }) => !price.isMetered);
  return [end, told, ...(isPaidAhead ? sayRefund(words, known) : [])];
}

const payments = (words: Speaker, title: SentenceKey, sentences: string[]): CancellationFact => ({
  icon: "payments",
  title: words.say(title),
  text: words.join("sentence", sentences),
});

/**
 * The longest period in which consumers may withdraw without a reason, in the European Union and the United Kingdom.
 */
const withdrawalSeconds = 14 * 86_400;

/**
 * Says that nothing is refunded. Says nothing while a right of withdrawal may apply, because "no refund" would then be
 * wrong.
 */
function sayRefund(
  { say, money, date }: Speaker,
  { subscription, now }: SubscriptionData,
): CancellationFact[] {
  const { createdAt, latestInvoice, currency } = subscription;
  if (now - createdAt < withdrawalSeconds) return [];
  // If the items have separate periods, the newest invoice doesn't cover all of them.
  const paid = hasMixedPeriods(subscription) ? null : latestInvoice?.periodPaid;
  const text = paid
    ? say("cancel.no_refund.paid", { amount: money(paid.amount, currency), date: date(paid.at) })
    : say("cancel.no_refund");
  return [{ icon: "refund", title: say("cancel.no_refund.title"), text }];
}

/** Says that open invoices stay open. Stripe retries them only until the period ends. */
function sayDebts(words: Speaker, known: SubscriptionData, endsNow: boolean): string[] {
  const { say } = words;
  const { subscription, open } = known;
  const debts = debtsOf(subscription, open);
  const due = debts.filter((debt) => !isOnItsWay(debt)).map(({ invoice }) => invoice);
  const coming = debts.filter(isOnItsWay).map(({ invoice }) => invoice);
  const [key, count] = [endsNow ? "cancel.debt" : "cancel.debt_collected", due.length] as const;
  return [
    ...(count > 0 ? [say(key, { amount: sumOf(words, due), count })] : []),
    ...(endsNow ? [] : sayRetries(words, known, "cancel.tried")),
    ...(coming.length > 0 ? [say("cancel.on_its_way", { amount: sumOf(words, coming) })] : []),
  ];
}

/** Announces a renewal's draft invoice. Stripe charges it even if the subscription will end with its period. */
function sayDraft({ say, money }: Speaker, { draft }: SubscriptionData): string[] {
  if (!draft || draft.amount === 0) return [];
  return [say("cancel.draft", { amount: money(draft.amount, draft.currency) })];
}

/**
 * Stripe bills pending invoice items when the subscription ends. Prorations are the exception: Stripe drops them if the
 * subscription ends immediately. Says nothing if these items add up to a credit.
 */
function sayPending({ say, money }: Speaker, { nextCharge }: SubscriptionData, endsNow: boolean): string[] {
  const waiting = (nextCharge?.lines ?? []).filter(
    ({ isInvoiceItem, isProration }) => isInvoiceItem && !(endsNow && isProration),
  );
  const amount = waiting.reduce((sum, line) => sum + line.amount + line.addedTax, 0);
  return nextCharge && amount > 0
    ? [say("cancel.pending", { amount: money(amount, nextCharge.currency) })]
    : [];
}

/** True if ending now bills the usage so far. The amount is only known when the dialog opens. */
function billsUsageNow({ subscription, settings }: SubscriptionData): boolean {
  return isBilledByUsage(subscription) && cancelsNow(subscription, settings);
}

/** Says that canceling also discards a scheduled or pending change. */
function otherConsequences(words: Speaker, known: SubscriptionData): CancellationFact[] {
  const { say } = words;
  const planned = upcomingChange(words, known);
  const dropped = planned ? [say("cancel.drops_change", { to: planned.to })] : [];
  const isWaiting = known.subscription.pendingUpdateExpiresAt !== null;
  const told = [...dropped, ...(isWaiting ? [say("cancel.drops_waiting")] : [])];
  return told.map((text) => ({ icon: "note", title: null, text }));
}
