import { sayDecline } from "../payment/decline";
import type { Described } from "./described";
import { hasEnded } from "../permissions";
import type { Speaker } from "../sentences";
import { describePay } from "./view-pay";
import type { NoticeView } from "./pay-shape";

const hours = 3600;
/** Stripe waits so long for the first payment of a subscription. */
const firstPaymentWaits = 23 * hours;

/** What the customer has to do: answer the bank, or pay what is open, until when, and where. */
export function describeNotice(words: Speaker, known: Described, name: string): NoticeView | null {
  const { say, money, moment } = words;
  const { subscription, payment } = known;
  const invoice = subscription.latestInvoice;
  const isOpen = invoice?.status === "open" && invoice.amountRemaining > 0;
  const kind = kindOf(known);
  if (!isOpen || !kind || hasEnded(subscription)) return null;
  const amount = money(invoice.amountRemaining, subscription.currency);
  const state = payment?.state === "bank_asks" || payment?.state === "declined" ? payment.state : "due";
  const until = subscription.pendingUpdateExpiresAt ?? subscription.createdAt + firstPaymentWaits;
  const { why } = sayDecline(say, payment?.declineCode);
  return {
    tone: kind === "payment_due" ? "bad" : "warning",
    text: [
      ...(state === "declined" ? [why] : []),
      say(`notice.${kind}.${state}`, { amount, plan: name, time: moment(until) }),
    ].join(" "),
    pay: describePay(words, {
      invoiceId: invoice.id,
      number: payment?.invoiceNumber ?? "",
      amount,
      hostedUrl: invoice.hostedUrl,
      isBankAsking: state === "bank_asks",
      canPayHere: Boolean(payment?.isAutomatic && payment.paymentMethod && payment.state !== "processing"),
      stamp: payment?.stamp ?? null,
      inPlace:
        known.bankKey && payment?.clientSecret
          ? { publishableKey: known.bankKey, clientSecret: payment.clientSecret }
          : null,
    }),
    isSolvedByCard: kind === "payment_due" && !subscription.sendsInvoices,
  };
}

function kindOf({
  subscription,
}: Described): "pending_update" | "finish_payment" | "payment_due" | "resume" | null {
  if (subscription.pendingUpdateExpiresAt !== null) return "pending_update";
  if (subscription.status === "incomplete") return "finish_payment";
  if (subscription.status === "paused") return "resume";
  return subscription.status === "past_due" || subscription.status === "unpaid" ? "payment_due" : null;
}
