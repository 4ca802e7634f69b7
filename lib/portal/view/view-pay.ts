import type { Invoice } from "../../stripe/payments/invoices";
import { type Debt, isOnItsWay } from "../payment/debts";
import type { Speaker } from "../words/sentences";
import type { PayView } from "./pay-shape";

type PayOptions = {
  /** True if a saved method could be charged, for invoices whose payment wasn't read. */
  hasPaymentMethod: boolean;
  /** The key for Stripe.js to show the bank's confirmation inside the page. Null if that isn't possible. */
  publishableKey: string | null;
};

/**
 * The place where an invoice can be paid. Null if there is none, if nothing is left to pay, or if a payment is
 * processing.
 */
export function describePay(
  { say, money }: Speaker,
  debt: Debt,
  { hasPaymentMethod, publishableKey }: PayOptions,
): PayView | null {
  const { invoice, payment } = debt;
  const { id: invoiceId, number, amountRemaining, currency, hostedUrl } = invoice;
  if (!isPayable(invoice) || isOnItsWay(debt)) return null;
  const isBankAsking = payment?.state === "bank_asks";
  const method = payment ? payment.paymentMethod !== null : hasPaymentMethod;
  const isHere = invoice.isAutomatic && method && !isBankAsking;
  if (!isHere && !hostedUrl) return null;
  const values = { amount: money(amountRemaining, currency) };
  const clientSecret = payment?.clientSecret;
  return {
    invoiceId,
    isHere,
    isBankAsking,
    label: say(isBankAsking ? "notice.confirm" : "notice.pay", values),
    title: say("pay.title", { number }),
    url: hostedUrl,
    stamp: payment?.stamp ?? null,
    inPlace: publishableKey && clientSecret ? { publishableKey, clientSecret } : null,
  };
}

/**
 * True if an amount is left to pay and Stripe accepts a payment. Stripe also accepts one for an uncollectible invoice.
 */
function isPayable({ status, amountRemaining, isForgiven }: Invoice): boolean {
  return (status === "open" || status === "uncollectible") && amountRemaining > 0 && !isForgiven;
}
