import { cancellationFeedbacks } from "../../vocabulary";
import { debtsOf, isOnItsWay, sumOf } from "../payment/debts";
import { lastPeriodEnd } from "../plan/ends";
import { hasMixedPeriods, isBilledByUsage, isFree } from "../plan/item-facts";
import { cancelMoment, cancelsNow } from "../rules/cancel-moment";
import type { Speaker } from "../words/sentences";
import type { Described } from "./described";
import { plannedChange } from "./planned-change";
import { sayTries } from "./say-tries";
import type { CancellationFact, CancellationView } from "./view-shape";

/** What cancelling means for this subscription: what ends when, and what is still to be paid. */
export function describeCancellation(words: Speaker, known: Described, name: string): CancellationView {
  const { say } = words;
  const asks = known.settings.cancellationReason;
  return {
    title: say("cancel.title", { plan: name }),
    facts: [...whatEnds(words, known, name), ...whatElse(words, known)],
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

function whatEnds(words: Speaker, known: Described, name: string): CancellationFact[] {
  const { subscription, settings } = known;
  const { say } = words;
  if (subscription.status === "incomplete") {
    const why = { title: say("cancel.not_started.title", { plan: name }), text: say("cancel.not_started") };
    return [{ icon: "end", ...why }, payments(say("cancel.nothing.title"), [say("cancel.nothing_owed")])];
  }
  return cancelsNow(subscription, settings) ? endsToday(words, known, name) : endsLater(words, known);
}

function endsToday(words: Speaker, known: Described, name: string): CancellationFact[] {
  const { say } = words;
  const debt = sayDebts(words, known, true);
  const charged = billsUsageNow(known)
    ? payments(say("cancel.last.title"), [say("cancel.usage"), say("cancel.no_further_charge"), ...debt])
    : payments(say("cancel.no_charge.title"), [say("cancel.no_charge"), ...debt]);
  const isPaid = known.subscription.status === "active";
  return [
    { icon: "end", title: say("cancel.now.title", { plan: name }), text: say("cancel.now") },
    charged,
    ...(isPaid ? sayRefund(words, known) : []),
  ];
}

function endsLater(words: Speaker, known: Described): CancellationFact[] {
  const { subscription } = known;
  const { say, date } = words;
  const debt = sayDebts(words, known, false);
  const text = say("cancel.keeps");
  if (subscription.trialEnd !== null) {
    const until = say("cancel.trial.title", { date: date(subscription.trialEnd) });
    const end: CancellationFact = { icon: "end", title: until, text };
    if (debt.length > 0)
      return [end, payments(say("cancel.payments.title"), [...debt, say("cancel.nothing_else")])];
    return [end, payments(say("cancel.nothing.title"), [say("cancel.trial.no_charge")])];
  }
  const until = say("cancel.keeps.title", { date: date(lastPeriodEnd(subscription)) });
  const end: CancellationFact = { icon: "end", title: until, text };
  const { items } = subscription;
  if (items.every(({ price }) => isFree(price))) return [end];
  const charged = [
    ...sayDraft(words, known),
    ...(hasMixedPeriods(subscription) ? [say("cancel.renews_before")] : []),
    ...(isBilledByUsage(subscription) ? [say("cancel.usage_until_then")] : []),
  ];
  const still = [...debt, ...charged];
  const rest = say(charged.length > 0 ? "cancel.no_further_charge" : "cancel.nothing_else");
  const told =
    still.length > 0
      ? payments(say("cancel.payments.title"), [...still, rest])
      : payments(say("cancel.no_charge.title"), [say("cancel.no_charge")]);
  // Nothing was paid ahead for what is billed by usage.
  const isPaidAhead = debt.length === 0 && items.some(({ price }) => !price.isMetered);
  return [end, told, ...(isPaidAhead ? sayRefund(words, known) : [])];
}

const payments = (title: string, sentences: string[]): CancellationFact => ({
  icon: "payments",
  title,
  text: sentences.join(" "),
});

/** The longest that consumers may withdraw without a reason, in the European Union and the United Kingdom. */
const withdrawalSeconds = 14 * 86_400;

/** Not said while a right of withdrawal may run: then it would be wrong. */
function sayRefund({ say, money, date }: Speaker, { subscription, now }: Described): CancellationFact[] {
  const { createdAt, latestInvoice, currency } = subscription;
  if (now - createdAt < withdrawalSeconds) return [];
  // Where the items have periods of their own, the newest invoice isn't for all of them.
  const paid = hasMixedPeriods(subscription) ? null : latestInvoice?.periodPaid;
  const text = paid
    ? say("cancel.no_refund.paid", { amount: money(paid.amount, currency), date: date(paid.at) })
    : say("cancel.no_refund");
  return [{ icon: "refund", title: say("cancel.no_refund.title"), text }];
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

/** Ending at once bills what was used, and how much that is can only be asked when the dialog opens. */
function billsUsageNow({ subscription, settings }: Described): boolean {
  return isBilledByUsage(subscription) && cancelsNow(subscription, settings);
}

/** What was planned comes to its end as well. */
function whatElse(words: Speaker, known: Described): CancellationFact[] {
  const { say } = words;
  const planned = plannedChange(words, known);
  const dropped = planned ? [say("cancel.drops_change", { to: planned.to })] : [];
  const isWaiting = known.subscription.pendingUpdateExpiresAt !== null;
  const told = [...dropped, ...(isWaiting ? [say("cancel.drops_waiting")] : [])];
  return told.map((text) => ({ icon: "note", title: null, text }));
}
