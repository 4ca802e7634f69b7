import { hasEnded } from "../../operations/facts";
import { awaitedInvoice, type Debt, debtsOf, isOnItsWay, nextRetryAt, sumOf } from "../payment/debts";
import { sayDecline } from "../payment/decline";
import type { Speaker } from "../words/sentences";
import type { NoticeView } from "./pay-shape";
import type { SubscriptionData } from "./subscription-data";
import { describePay } from "./view-pay";

const hours = 3600;
/** Stripe waits this long for a subscription's first payment, and for the payment of a resumption. */
const firstPaymentWindow = 23 * hours;

/**
 * Asks the customer to confirm with the bank or to pay an open invoice, and says by when and where. An invoice that a
 * change or start waits for comes first. Other open invoices are still mentioned.
 */
export function describeNotice(words: Speaker, known: SubscriptionData, name: string): NoticeView | null {
  const debts = debtsOf(known.subscription, known.open);
  const waiting = hasEnded(known.subscription) ? null : awaitedInvoice(known.subscription, known.open);
  if (waiting) return describeWaiting(words, known, { waiting, debts, name });
  return debts.length > 0 ? describeDebts(words, known, debts, name) : null;
}

function describeWaiting(
  words: Speaker,
  known: SubscriptionData,
  { waiting, debts, name }: { waiting: Debt; debts: Debt[]; name: string },
): NoticeView {
  const { say, moment } = words;
  const { subscription } = known;
  // The window of a subscription's start or resumption begins when its invoice is created.
  const until = subscription.pendingUpdateExpiresAt ?? waiting.invoice.createdAt + firstPaymentWindow;
  const amount = sumOf(words, [waiting.invoice]);
  const besides = {
    amount: sumOf(
      words,
      debts.map(({ invoice }) => invoice),
    ),
  };
  const what = waitsFor(known);
  const said = isOnItsWay(waiting)
    ? sayOnItsWay(words, [waiting])
    : sayState(words, waiting, {
        title: (state) => say(`notice.title.${titles[what]}${state}`),
        text: (state) => say(`notice.${what}.${state}`, { amount, plan: name, time: moment(until) }),
      });
  return {
    tone: isOnItsWay(waiting) ? "neutral" : "warning",
    ...said,
    ...(debts.length > 0 && { besides: say("notice.debts.besides", besides) }),
    pay: describePay(words, waiting, known),
    debts: debts.map((debt) => describeDebt(words, known, debt)),
  };
}

/** A resumption isn't a start, so its notice has the general titles. */
const titles = { pending_update: "change.", finish_payment: "start.", resume: "" } as const;

type Said = Pick<NoticeView, "title" | "text">;

/** `isBesides`: true if this text follows a text about a debt. The notice then has the title of the debt's text. */
function sayOnItsWay(words: Speaker, debts: Debt[], isBesides = false): Said {
  const amount = sumOf(
    words,
    debts.map(({ invoice }) => invoice),
  );
  const key = isBesides ? "notice.on_its_way.besides" : "notice.on_its_way";
  return { title: words.say("notice.title.on_its_way"), text: words.say(key, { amount }) };
}

function waitsFor({ subscription }: SubscriptionData): "pending_update" | "finish_payment" | "resume" {
  if (subscription.pendingUpdateExpiresAt !== null) return "pending_update";
  return subscription.status === "incomplete" ? "finish_payment" : "resume";
}

function describeDebts(words: Speaker, known: SubscriptionData, debts: Debt[], name: string): NoticeView {
  const due = debts.filter((debt) => !isOnItsWay(debt));
  const coming = debts.filter(isOnItsWay);
  const said = [
    ...(due.length > 0 ? [sayDue(words, known, due, name)] : []),
    ...(coming.length > 0 ? [sayOnItsWay(words, coming, due.length > 0)] : []),
  ];
  const [only, ...more] = debts;
  const isSingle = only !== undefined && more.length === 0;
  return {
    tone: toneOf(known, due),
    title: said[0]?.title ?? "",
    text: words.join(
      "sentence",
      said.map(({ text }) => text),
    ),
    pay: isSingle ? describePay(words, only, known) : null,
    debts: isSingle ? [] : debts.map((debt) => describeDebt(words, known, debt)),
    isSolvedByCard: isPastDue(known) && !known.subscription.sendsInvoices && due.length > 0,
  };
}

const isPastDue = ({ subscription: { status } }: SubscriptionData) =>
  status === "past_due" || status === "unpaid";

/** An invoice that was sent isn't a problem before its due date. */
const isNotDueYet = ({ now }: SubscriptionData, { invoice }: Debt) =>
  !invoice.isAutomatic && invoice.dueAt !== null && invoice.dueAt > now;

function toneOf(known: SubscriptionData, due: Debt[]): NoticeView["tone"] {
  if (due.every((debt) => isNotDueYet(known, debt))) return "neutral";
  return isPastDue(known) ? "bad" : "warning";
}

/**
 * Says which amount is due, and why to pay it. Customers who are leaving owe the amount as well, but don't keep the
 * plan by paying.
 */
function sayDue(words: Speaker, known: SubscriptionData, due: Debt[], name: string): Said {
  const { say, date } = words;
  const { subscription } = known;
  const invoices = due.map(({ invoice }) => invoice);
  const values = { amount: sumOf(words, invoices), plan: name, count: due.length };
  const isKept = isPastDue(known) && subscription.endsAt === null;
  const [only] = due;
  if (!only || due.length > 1) {
    const key = due.every((debt) => isNotDueYet(known, debt)) ? "notice.debts.ahead" : "notice.debts";
    const newest = due.at(-1)?.payment;
    const why = newest?.state === "declined" ? [sayDecline(say, newest.declineCode, newest).why] : [];
    return {
      title: say(key === "notice.debts" ? "notice.title.debts" : "notice.title.debts.ahead", values),
      text: words.join("sentence", [...why, say(isKept ? "notice.debts.keep" : key, values)]),
    };
  }
  if (isNotDueYet(known, only))
    return {
      title: say("notice.title.invoice", values),
      text: say("notice.invoice_due", { date: date(only.invoice.dueAt ?? known.now) }),
    };
  return sayState(words, only, {
    title: (state) => say(`notice.title.${state}`),
    text: (state) => say(`notice.${isKept ? "payment_due" : "debt"}.${state}`, values),
  });
}

type State = "bank_asks" | "declined" | "due";

/**
 * The title and the sentence about a payment's state. If the payment was refused, the sentence comes after the reason.
 */
function sayState(
  { say, join }: Speaker,
  { payment }: Debt,
  { title, text }: Record<"title" | "text", (state: State) => string>,
): Said {
  if (payment?.state === "bank_asks") return { title: title("bank_asks"), text: text("bank_asks") };
  if (payment?.state !== "declined") return { title: title("due"), text: text("due") };
  const { why } = sayDecline(say, payment.declineCode, payment);
  return { title: title("declined"), text: join("sentence", [why, text("declined")]) };
}

function describeDebt(words: Speaker, known: SubscriptionData, debt: Debt): NoticeView["debts"][number] {
  const { say, date } = words;
  const { id, createdAt, dueAt } = debt.invoice;
  const state = isOnItsWay(debt) ? say("invoice.on_its_way") : null;
  const due = dueAt !== null ? say("invoice.due", { date: date(dueAt, "medium") }) : null;
  const next = nextRetryAt(known.subscription, debt);
  const tried = next !== null ? say("invoice.tried", { date: date(next, "medium") }) : null;
  return {
    invoiceId: id,
    label: say("notice.debts.invoice", { date: date(createdAt) }),
    amount: sumOf(words, [debt.invoice]),
    note: state ?? due ?? tried,
    pay: describePay(words, debt, known),
  };
}
