import "server-only";
import type { Payment } from "../../stripe/payments/payments";
import { findSubscription } from "../../stripe/subscriptions/subscriptions";
import { errorMessage } from "../door/error-message";
import type { PaymentProgress } from "../view/payment-progress-shape";
import { readView } from "../view/view";
import type { Visit } from "../visit/visit";
import { speaker } from "../words/sentences";
import { sayPaid } from "./paid-sentence";
import { paymentInView } from "./payable";

/**
 * The result of a payment that continues outside this page: on Stripe's page, in another tab, or at the bank. `stamp`
 * is the state that the page last saw. There is news if the state has changed since then. Without a stamp, there is
 * none.
 */
export async function readProgress(
  visit: Visit,
  { invoiceId, stamp }: { invoiceId: string; stamp?: string | undefined },
): Promise<PaymentProgress> {
  const payment = await paymentInView(visit, invoiceId);
  const isKnown = stamp === undefined || stamp === payment.stamp;
  // Stripe marks the payment as paid a moment before it applies the change. Wait until both are done before telling the
  // customer.
  if (isKnown || (await isChangeStillPending(visit, payment)))
    return { stamp: stamp ?? payment.stamp, news: null };
  const [view, told] = await Promise.all([readView(visit), describeNews(visit, payment)]);
  return { stamp: payment.stamp, news: { ...told, view } };
}

async function isChangeStillPending({ stripe, customerIds }: Visit, payment: Payment): Promise<boolean> {
  if (payment.state !== "paid" || payment.occasion !== "change" || !payment.subscriptionId) return false;
  const subscription = await findSubscription(stripe, customerIds, payment.subscriptionId);
  return (
    subscription?.pendingUpdateExpiresAt !== null && subscription?.latestInvoice?.id === payment.invoiceId
  );
}

type ProgressNews = Omit<NonNullable<PaymentProgress["news"]>, "view">;

async function describeNews(visit: Visit, payment: Payment): Promise<ProgressNews> {
  const words = speaker(visit);
  if (payment.state === "paid") {
    const response = { object: "invoice", id: payment.invoiceId, outcome: "paid" };
    const said = await sayPaid(visit, payment, words);
    return { tone: "good", said, event: { event: "pay_invoice", response, extras: {} } };
  }
  if (payment.state === "declined") {
    return {
      tone: "bad",
      said: errorMessage(words.say, "payment_declined", payment.declineCode ?? undefined, payment),
      event: null,
    };
  }
  if (payment.state === "closed") {
    return { tone: "neutral", said: words.say("error.state_changed.invoice_closed"), event: null };
  }
  // The bank wants a confirmation, or an attempt is in progress. The notice already says so.
  return { tone: "neutral", said: null, event: null };
}
